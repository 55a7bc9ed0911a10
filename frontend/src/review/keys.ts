// One decision, one key: which key does what, shown on the buttons, changed by the person, no key for two things.
import { get, remove, set } from "./store";

const dialog = () => document.getElementById("keys") as HTMLDialogElement;
const usual = new Map<string, string>();
let own: Record<string, string> = {};
let on = true;

/** Reads the keys as they are by default from the page, and those that the person chose; ``act`` does what a key stands for. */
export function start(act: (name: string) => void, digit: (number: number) => void): void {
  for (const one of dialog().querySelectorAll<HTMLElement>("kbd[data-key]")) usual.set(one.dataset["key"]!, one.textContent ?? "");
  own = sane(get<Record<string, string>>("keys") ?? {});
  on = get<boolean>("keys on") ?? true;
  document.addEventListener("keydown", (event) => heard(event, act, digit));
  manage();
  paint();
}

/** Shows the keys; they can be changed there. */
export function show(): void {
  message("");
  dialog().showModal();
}

/** Writes the keys on all buttons that are there now. */
export function paint(): void {
  for (const one of document.querySelectorAll<HTMLElement>("kbd[data-key]")) {
    const name = one.dataset["key"]!;
    one.textContent = shown(key(name));
    one.hidden = !on && !one.closest("dialog");
    const button = one.closest("[data-do]");
    if (on) button?.setAttribute("aria-keyshortcuts", key(name));
    else button?.removeAttribute("aria-keyshortcuts");
  }
}

function key(name: string): string {
  return own[name] ?? usual.get(name) ?? "";
}

function shown(key: string): string {
  return /^[A-Z]$/.test(key) ? `Shift ${key}` : key === " " ? "Space" : key;
}

function heard(event: KeyboardEvent, act: (name: string) => void, digit: (number: number) => void): void {
  const target = event.target as HTMLElement;
  if (!on || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented || dialog().open) return;
  if (target.matches("textarea, select, [contenteditable]") || target.matches("input:not([type=checkbox], [type=radio])")) return;
  if (event.key === " " && target.matches("button, summary, input")) return;
  const name = [...usual.keys()].find((each) => key(each) === event.key);
  if (name) act(name);
  else if (/^[1-9]$/.test(event.key)) digit(Number(event.key));
  else return;
  event.preventDefault();
}

function manage(): void {
  const button = (id: string) => document.getElementById(id) as HTMLButtonElement;
  const check = document.getElementById("keys-on") as HTMLInputElement;
  check.checked = on;
  check.addEventListener("change", () => { on = check.checked; set("keys on", on); paint(); });
  button("keys-close").addEventListener("click", () => dialog().close());
  button("keys-reset").addEventListener("click", () => { own = {}; remove("keys"); paint(); message("All keys are as they were at first."); });
  for (const one of dialog().querySelectorAll<HTMLButtonElement>("[data-remap]")) {
    one.addEventListener("click", () => { press(one); message("Press the key. Escape leaves it as it is."); });
    one.addEventListener("blur", () => one.removeAttribute("aria-pressed"));
    one.addEventListener("keydown", (event) => { if (one.getAttribute("aria-pressed") === "true") chosen(event, one); });
  }
}

function press(one: HTMLElement): void {
  for (const other of dialog().querySelectorAll("[data-remap]")) other.removeAttribute("aria-pressed");
  one.setAttribute("aria-pressed", "true");
}

function chosen(event: KeyboardEvent, one: HTMLElement): void {
  if (["Shift", "Control", "Alt", "Meta", "Tab"].includes(event.key)) return;
  event.preventDefault();
  const name = one.dataset["remap"]!;
  if (event.key !== "Escape" && !assign(name, event)) return;
  one.removeAttribute("aria-pressed");
  if (event.key === "Escape") message("");
}

/** Whether the key could be given: one that is another's, a number, or no character is not. */
function assign(name: string, event: KeyboardEvent): boolean {
  const taken = [...usual.keys()].find((each) => each !== name && key(each) === event.key);
  if (taken) return message(`${shown(event.key)} is taken: ${told(taken)}. Press another.`);
  if (/^[0-9]$/.test(event.key)) return message("Numbers tick accounts. Press another.");
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Enter") return message("One key alone, and not Enter. Press another.");
  own = { ...own, [name]: event.key };
  if (usual.get(name) === event.key) delete own[name];
  set("keys", own);
  paint();
  message(`${shown(event.key)}: ${told(name)}.`);
  return true;
}

function told(name: string): string {
  return dialog().querySelector(`[data-remap="${name}"]`)?.closest("tr")?.querySelector("th")?.textContent ?? name;
}

/** What was kept, without what names no action any more and without keys that would stand for two things. */
function sane(kept: Record<string, string>): Record<string, string> {
  const found = Object.fromEntries(Object.entries(kept).filter(([name, key]) => usual.has(name) && typeof key === "string" && key));
  const all = [...usual.keys()].map((name) => found[name] ?? usual.get(name));
  return new Set(all).size === all.length ? found : {};
}

function message(text: string): false {
  document.getElementById("keys-said")!.textContent = text;
  return false;
}
