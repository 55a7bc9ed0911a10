// What is said to the person at the desk.

/** Says something at the foot of the page; screen readers hear it. It goes after a while, unless it is looked at. */
export function say(message: string): void {
  const place = document.getElementById("said");
  if (!place) return;
  const line = document.createElement("p");
  line.textContent = message;
  place.replaceChildren(line);
  setTimeout(() => line.matches(":hover") || line.remove(), 6000);
}
