// The item on the screen, the ones fetched ahead of it, and the way back.
import { say } from "../desk/say";
import * as drafts from "./drafts";
import { paint } from "./keys";
import { every } from "./outbox";

const AHEAD = 3; // items fetched before they are needed: the next one comes at once, and still when the desk is gone
const work = document.getElementById("work") as HTMLElement;
let ahead: HTMLElement[] = [];
let filling = false, turn = 0, since = 0, deep = 0;

/** What the browser's history holds of an item: its id, and how many were shown before it. */
interface Place { item: string; deep: number }

/** The item that is shown. */
export function item(): HTMLElement | null {
  return work.querySelector<HTMLElement>("#item");
}

/** For how many milliseconds it has been on the screen. */
export function age(): number {
  return performance.now() - since;
}

export function start(): void {
  const now = item();
  if (!now) return;
  const place = history.state as Place | null;
  deep = place?.deep ?? 0;
  history.replaceState({ item: now.dataset["item"]!, deep } satisfies Place, "", location.href);
  window.addEventListener("popstate", (event) => {
    const came = event.state as Place | null;
    deep = came?.deep ?? 0;
    void load(came?.item ?? "", "focus");
  });
  ready(now);
}

/** On to the next item: at once, if it is here already. */
export async function next(): Promise<void> {
  const now = item(), id = now?.dataset["item"];
  const done = new Set(every().map((one) => one.item));
  const found = ahead.find((one) => !done.has(one.dataset["item"]!) && one.dataset["item"] !== id);
  ahead = found ? ahead.slice(ahead.indexOf(found) + 1) : [];
  if (found) return put(found, "push");
  const fetched = await part(query({ after: now?.dataset["cursor"] ?? "" }));
  if (fetched && !(fetched.dataset["item"] && done.has(fetched.dataset["item"]))) return put(fetched, "push");
  const waits = document.createElement("article");
  waits.id = "item";
  waits.className = "item none";
  waits.dataset["item"] = "";
  waits.dataset["choice"] = now?.dataset["choice"] ?? "";
  const head = Object.assign(document.createElement("h2"), { id: "what", tabIndex: -1, textContent: "No further item is here yet" });
  const text = Object.assign(document.createElement("p"), { textContent: "What you decided waits for the desk. The next item comes as soon as it answers." });
  waits.append(head, text);
  waits.dataset["waits"] = "1";
  put(waits, "push");
}

/** Shows one incident, by its id; an empty one stands for the first of the queue. */
export async function load(id: string, how: "push" | "focus" | "stay" = "push"): Promise<void> {
  const mine = ++turn;
  const fetched = await part(query(id ? { item: id } : {}));
  if (mine !== turn) return;
  if (fetched) put(fetched, how);
  else say("That item can't be shown: it is gone, or the desk can't be reached.");
}

/** Back to the item before, if there was one. */
export function back(): void {
  if (deep) history.back();
  else say("This is the first that you looked at.");
}

/** Forgets what was fetched ahead: the record has changed. */
export function forget(): void {
  ahead = [];
  void fill();
}

/** Shows the next item where the last answer had none to show. */
export function wake(): void {
  if (item()?.dataset["waits"]) void load("", "focus");
}

function put(fresh: HTMLElement, how: "push" | "focus" | "stay"): void {
  turn++;
  const now = item(), same = now?.dataset["item"] === fresh.dataset["item"];
  const held = how === "stay" && now?.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
  work.replaceChildren(fresh);
  if (how === "push" && !same) history.pushState({ item: fresh.dataset["item"]!, deep: ++deep } satisfies Place, "", `/review${query(fresh.dataset["item"] ? { item: fresh.dataset["item"] } : {})}`);
  if (held?.matches("textarea")) fresh.querySelector<HTMLElement>("textarea")?.focus();
  else fresh.querySelector<HTMLElement>("#what")?.focus({ preventScroll: true });
  if (how !== "stay") window.scrollTo({ top: 0 });
  ready(fresh);
}

function ready(fresh: HTMLElement): void {
  since = performance.now();
  drafts.keep(fresh);
  paint();
  document.dispatchEvent(new Event("shown"));
  void fill();
}

/** Fetches some items ahead, one after the other, until the queue comes round. */
async function fill(): Promise<void> {
  if (filling) return;
  filling = true;
  try {
    for (let last = ahead.at(-1) ?? item(); ahead.length < AHEAD && last?.dataset["cursor"]; last = ahead.at(-1) ?? item()) {
      const begun = last;
      const fetched = await part(query({ after: last.dataset["cursor"] }));
      const known = new Set([item(), ...ahead].map((one) => one?.dataset["item"]));
      if (!fetched?.dataset["item"] || known.has(fetched.dataset["item"])) return;
      if ((ahead.at(-1) ?? item()) === begun) ahead.push(fetched);
    }
  } finally {
    filling = false;
  }
}

function query(more: Record<string, string | undefined>): string {
  const found = new URLSearchParams(item()?.dataset["choice"] ?? "");
  for (const [name, value] of Object.entries(more)) if (value) found.set(name, value);
  return found.size ? `?${found}` : "";
}

async function part(query: string): Promise<HTMLElement | null> {
  const answer = await fetch(`/review/item${query}`).catch(() => null);
  if (!answer?.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html"); // made by the desk, all data in it escaped
  return page.querySelector<HTMLElement>("#item");
}
