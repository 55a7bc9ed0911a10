// What every page has: a line that says what was done, and links that are copied.

/** Says something at the foot of the page; screen readers hear it. It goes after a while, unless it is looked at. */
export function say(message: string): void {
  const place = document.getElementById("said");
  if (!place) return;
  const line = document.createElement("p");
  line.textContent = message;
  place.replaceChildren(line);
  setTimeout(() => line.matches(":hover") || line.remove(), 6000);
}

document.addEventListener("click", (event) => {
  const target = (event.target as Element).closest("[data-copy-link]");
  if (target) void navigator.clipboard.writeText(location.href).then(() => say("The link is copied."));
});

document.addEventListener("htmx:sendError", () => say("The desk can't be reached. Nothing is lost: try again."));
document.addEventListener("htmx:responseError", () => say("The desk could not answer that. Reload the page and try again."));
