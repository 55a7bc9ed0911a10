// What was decided and is not done yet, as the person sees it: what waits for the desk, and what it would not do, and why.
import * as drafts from "./drafts";
import { again, drop, every, loggedOut, unreached, type Sending } from "./outbox";

const place = document.getElementById("sent") as HTMLElement;

/** ``look`` shows an item to decide on it anew. */
export function start(look: (id: string) => void): void {
  place.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-way]");
    const one = every().find((each) => each.key === button?.dataset["key"]);
    if (!button || !one) return;
    if (button.dataset["way"] === "again") return again(one.key);
    drop(one.key);
    if (button.dataset["way"] !== "anew") return;
    const id = one.told?.incident ?? one.item;
    drafts.put(id, one.why);
    look(id);
  });
}

/** Shown where something waits that could not be sent, or was refused; ``since``: that a moment passed. */
export function paint(): void {
  const all = every(), refused = all.filter((one) => one.state === "refused");
  const waiting = unreached() ? all.filter((one) => one.state === "waiting") : [];
  const shown = [...refused, ...waiting];
  place.hidden = !shown.length;
  place.querySelector("h2")!.textContent = head(refused.length, waiting.length);
  place.querySelector("ol")!.replaceChildren(...shown.map(line));
}

function head(refused: number, waiting: number): string {
  const count = (n: number) => (n === 1 ? "1 decision" : `${n} decisions`);
  const parts = refused ? [`${count(refused)} could not be done`] : [];
  const why = loggedOut() ? "you are logged out: log in again in another tab" : "it can't be reached, and nothing is lost";
  if (waiting) parts.push(`${count(waiting)} ${waiting === 1 ? "waits" : "wait"} for the desk: ${why}`);
  return parts.join("; ");
}

function line(one: Sending): HTMLElement {
  const made = document.createElement("li");
  made.className = one.state;
  const text = document.createElement("span");
  text.textContent = one.name + (one.why ? `: “${one.why}”` : "");
  made.append(text, " ");
  if (one.told) made.append(told(one));
  if (one.told?.status === 409) made.append(button(one, "anew", "Look, and decide anew"), " ");
  else if (one.told) made.append(button(one, "again", "Send again"), " ");
  made.append(button(one, "drop", one.told ? "Leave it" : "Take it back"));
  return made;
}

function told(one: Sending): HTMLElement {
  const list = document.createElement("ul");
  for (const each of one.told!.changed.length ? one.told!.changed : [`${one.told!.reason}. ${one.told!.next}`]) {
    list.append(Object.assign(document.createElement("li"), { textContent: each }));
  }
  return list;
}

function button(one: Sending, way: string, text: string): HTMLButtonElement {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "quiet small", textContent: text });
  made.dataset["way"] = way;
  made.dataset["key"] = one.key;
  made.setAttribute("aria-label", `${text}: ${one.name}`);
  return made;
}
