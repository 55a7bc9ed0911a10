// The review page: decides by button or key, goes on at once, and loses nothing when the desk can't be reached.
import { say } from "./desk/say";
import * as drafts from "./review/drafts";
import * as keys from "./review/keys";
import * as live from "./review/live";
import * as outbox from "./review/outbox";
import * as show from "./review/show";
import { lasts } from "./review/store";
import * as waiting from "./review/waiting";

const SEEN = 250; // milliseconds that an item must have been on the screen before a key decides on it
const MOVING = ["accept", "reject", "unsure"];
const NAMES: Record<string, string> = {
  accept: "Accept", reject: "Reject", unsure: "Unsure", note: "Note on", split: "Split", same: "Same", different: "Different", pair: "Can't tell", undo: "Undo",
};
let cut = false;

function form(): HTMLFormElement | null {
  return show.item()?.querySelector<HTMLFormElement>("#decide") ?? null;
}

/** The button or link that a name stands for: of the twin that has the focus, else of the first that nothing was said of. */
function control(name: string): HTMLElement | null {
  const item = show.item();
  const near = document.activeElement?.closest(".twin, .telling");
  if (name === "edit") return near?.querySelector<HTMLElement>("[data-edit]") ?? item?.querySelector<HTMLElement>("[data-do=edit]") ?? null;
  const twin = near?.matches(".twin") ? near : item?.querySelector(".twin:not(.said)");
  if (["same", "different", "pair"].includes(name)) return twin?.querySelector<HTMLElement>(`[data-do=${name}]`) ?? null;
  return item?.querySelector<HTMLElement>(`[data-do=${name}]`) ?? null;
}

function act(name: string): void {
  if (name === "help") return keys.show();
  if (name === "undo") return undo();
  if (name === "back") return show.back();
  const found = control(name);
  if (!found) return say(name === "open" ? "All accounts are open." : "That can't be done here.");
  if (name in NAMES && show.age() < SEEN) return;
  if (name === "note" && !words()) return form()?.querySelector("textarea")?.focus();
  if (name === "skip") return void show.next();
  found.click();
}

function words(): string {
  return form()?.querySelector("textarea")?.value.trim() ?? "";
}

function digit(number: number): void {
  const box = show.item()?.querySelector<HTMLInputElement>(`.telling[data-number="${number}"] input[name=out]`);
  if (!box) return;
  box.click();
  say(`Account ${number} is ${box.checked ? "ticked: it tells of something else" : "no longer ticked"}.`);
}

/** Puts a decision on its way, and shows what comes next. */
function decide(button: HTMLButtonElement): void {
  const item = show.item(), name = button.dataset["do"]!, one = form();
  if (!item || !one) return;
  if (name === "note" && !words()) return one.querySelector("textarea")!.focus();
  const boxes = [...one.querySelectorAll<HTMLInputElement>("input[name=out]")];
  if (name === "split" && !boxes.some((box) => box.checked)) {
    boxes[0]?.focus();
    return say("Tick the accounts that tell of something else (keys 1 to 9), then split.");
  }
  const id = item.dataset["item"]!, twin = button.closest<HTMLElement>(".twin");
  const fields = [...new FormData(one, button).entries()].map(([key, value]) => [key, String(value)] as [string, string]);
  const of = twin ? `${item.dataset["name"]}, and ${twin.dataset["name"]}` : item.dataset["name"]!;
  drafts.drop(id);
  const kept = fields.filter(([key]) => !["csrf", "next", "stay"].includes(key));
  outbox.add({ url: "/decide", fields: kept, name: `${NAMES[name]}: ${of}`, item: MOVING.includes(name) ? id : "", why: words() });
  if (MOVING.includes(name)) return void show.next();
  one.querySelector("textarea")!.value = "";
  twin?.classList.add("said");
  twin?.querySelectorAll("button").forEach((each) => { each.disabled = true; });
  item.querySelector<HTMLElement>("#what")?.focus({ preventScroll: true });
}

/** Takes back the last decision: one that waits is not sent, one that was done is undone by the desk. */
function undo(number = ""): void {
  const last = number ? undefined : outbox.every().filter((one) => one.state === "waiting").at(-1);
  if (last && !outbox.underway(last.key)) {
    outbox.drop(last.key);
    if (last.item) drafts.put(last.item, last.why);
    say(`Not sent: ${last.name}.`);
    return void (last.item && show.load(last.item));
  }
  const fields: [string, string][] = number ? [["act", number]] : last ? [["of", last.key]] : [];
  outbox.add({ url: "/undo", fields, name: "Undo", item: "", why: "" });
}

function answered(one: outbox.Sending, done: outbox.Done | null): void {
  if (!done) {
    if (one.url === "/undo") outbox.drop(one.key); // there is nothing of the person's in it
    return say(`${one.name}: not done. ${one.told?.changed[0] ?? one.told?.reason ?? ""}`);
  }
  say(`You ${done.said}.`);
  void side();
  const here = show.item()?.dataset["item"] ?? "";
  if (one.url === "/undo") {
    show.forget();
    void show.load(done.incident ?? here);
  } else if (!one.item) {
    show.forget();
    const of = one.fields.find(([name]) => name === "incident")?.[1];
    if (of === here) void show.load(done.incident ?? here, done.incident === here ? "stay" : "push").then(onIfSettled);
  } else show.wake();
}

/** In the lane of the twins, on to the next item when the last twin of this one is settled. */
function onIfSettled(): void {
  const item = show.item();
  if (new URLSearchParams(item?.dataset["choice"]).get("lane") === "pairs" && !item?.querySelector(".twin")) void show.next();
}

/** What stands beside the item: how many are left, and the last decisions. */
async function side(): Promise<void> {
  const answer = await fetch(`/review/side${show.item()?.dataset["choice"] ?? ""}`).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html"); // made by the desk, all data in it escaped
  const held = document.activeElement?.closest("#own");
  document.getElementById("side")!.replaceChildren(...page.body.children);
  if (held) document.querySelector<HTMLElement>("#own button, #own a")?.focus();
  keys.paint();
}

function heard(now: live.Live | null): void {
  if (!now) {
    if (!cut) say("The desk can't be reached. Go on: what you decide is kept in this browser and sent when it is back.");
    cut = true;
    return;
  }
  if (cut) say("The desk is back.");
  cut = false;
  if (outbox.every().some((one) => one.state === "waiting")) void outbox.send();
  const item = show.item(), place = item?.querySelector<HTMLElement>("[data-live]");
  const others = now.acts.filter((act) => !act.mine);
  if (others.length) {
    show.forget();
    void side();
    say(others.map((act) => `${act.by} ${act.said}`).slice(0, 2).join("; "));
  }
  if (item && place) tell(item, place, now, others);
}

function tell(item: HTMLElement, place: HTMLElement, now: live.Live, others: live.Live["acts"]): void {
  const id = item.dataset["item"];
  const lines = others.filter((act) => act.incident === id).map((act) => `${act.by} ${act.said} ${act.ago}${act.why ? `: ${act.why}` : ""}`);
  if (lines.length || now.stale) {
    const line = note(["What you see is no longer all there is.", ...lines].join(" "), "stale");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet small", textContent: "Show it as it is now" });
    button.addEventListener("click", () => void show.load(id!, "focus"));
    line.append(" ", button);
    place.querySelector(".stale")?.remove();
    place.append(line);
  }
  const who = now.looking.filter((one) => one.item === id).map((one) => (one.mine ? "You, in another window," : one.who));
  const text = who.length ? `${[...new Set(who)].join(" and ")} ${who.length > 1 ? "look" : "looks"} at this too.` : "";
  const before = place.querySelector(".looking");
  if (text === (before?.textContent ?? "")) return;
  before?.remove();
  if (text) place.append(note(text, "looking"));
}

function note(text: string, kind: string): HTMLElement {
  return Object.assign(document.createElement("p"), { textContent: text, className: kind });
}

document.addEventListener("click", (event) => {
  const found = (event.target as Element).closest<HTMLElement>("#item [data-do]");
  const name = found?.dataset["do"] ?? "";
  if (name === "help" || name === "back") act(name);
  else if (name === "skip") { event.preventDefault(); void show.next(); }
});
document.addEventListener("submit", (event) => {
  const from = event.target as HTMLFormElement, button = event.submitter as HTMLButtonElement | null;
  const number = button?.dataset["undo"];
  if (from.id === "undo" || number) { event.preventDefault(); undo(number); }
  else if (from.id === "decide") { event.preventDefault(); if (button?.dataset["do"]) decide(button); }
});
document.addEventListener("keydown", (event) => {
  if (!(event.target as Element).matches("#decide textarea")) return;
  if (event.key === "Escape") show.item()?.querySelector<HTMLElement>("#what")?.focus();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) control("note")?.click();
});

keys.start(act, digit);
waiting.start((id) => void show.load(id));
outbox.start(answered, waiting.paint);
show.start();
waiting.paint();
drafts.prune();
live.start(show.item, heard);
if (!lasts()) say("This browser keeps nothing: what you type is lost when the page is closed.");
