// A report: words that are selected in its text can become a value. By pointer, by touch, by keyboard.
import { say } from "./desk/say";
import { chosen, rangeOf } from "./report/offsets";

const text = document.getElementById("text") as HTMLElement;
const bar = document.getElementById("picked") as HTMLFormElement;
const making = document.getElementById("making") as HTMLElement;
const address = `/reports/${text.dataset["report"] ?? ""}/value`;
let now: { start: number; end: number; words: string } | null = null;

/** Shows what is selected and what it may become; it goes with the selection. */
function picked(): void {
  const selection = document.getSelection();
  const inside = selection?.rangeCount && text.contains(selection.anchorNode) && text.contains(selection.focusNode);
  const found = inside ? chosen(text, selection.getRangeAt(0)) : null;
  if (!found && bar.contains(document.activeElement)) return;
  now = found;
  bar.hidden = !now;
  if (now) bar.querySelector("p")!.textContent = now.words.length > 160 ? `${now.words.slice(0, 160)} …` : now.words;
}

/** The words stay marked while their value is made, though the selection goes. */
function lit(start: number, end: number): void {
  const marks = (CSS as unknown as { highlights?: Map<string, unknown> }).highlights;
  const Highlight = (window as unknown as { Highlight?: new (range: Range) => unknown }).Highlight;
  if (marks && Highlight) marks.set("chosen", new Highlight(rangeOf(text, start, end)));
}

async function ask(parameters: Record<string, string>): Promise<void> {
  await htmx.ajax("get", `${address}?${new URLSearchParams(parameters)}`, { target: "#making", swap: "innerHTML" });
}

let waiting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(picked, 150);
});

bar.addEventListener("click", (event) => {
  const button = (event.target as Element).closest("button");
  if (!button || !now) return;
  const asked: Record<string, string> = { at: `${now.start}-${now.end}` };
  if (text.dataset["next"]) asked["next"] = text.dataset["next"];
  const of = making.querySelector<HTMLSelectElement>("select[name=account]")?.value;
  if (of) asked["account"] = of;
  if (button.value === "new") asked["account"] = "new";
  else asked["field"] = button.value;
  void ask(asked);
  document.getSelection()?.removeAllRanges();
  bar.hidden = true;
});

// The form asks anew what the words mean when it is of another account or field.
making.addEventListener("change", (event) => {
  const target = event.target as HTMLInputElement;
  const form = target.form;
  if (!form || !("ask" in target.dataset)) return;
  const value = (name: string): string => String(new FormData(form).get(name) ?? "");
  void ask({ at: value("at"), account: value("account"), field: value("field"), next: value("next") });
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event as CustomEvent<{ xhr: XMLHttpRequest; shouldSwap: boolean; isError: boolean }>;
  if ([409, 422].includes(detail.xhr.status) && detail.xhr.responseText.includes('class="making"')) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});

making.addEventListener("htmx:afterSettle", () => {
  const [start, end] = (making.querySelector<HTMLInputElement>("input[name=at]")?.value ?? "").split("-").map(Number);
  if (start !== undefined && end) lit(start, end);
  making.scrollIntoView({ block: "nearest" });
  making.querySelector<HTMLElement>("[role=alert], h2")?.scrollIntoView({ block: "nearest" });
  making.querySelector<HTMLElement>("h2")?.focus();
});

// A text in which a keyboard moves and selects, and where nothing can be written.
const caret = document.getElementById("caret") as HTMLButtonElement;
caret.hidden = false;
caret.addEventListener("click", () => {
  const on = caret.getAttribute("aria-pressed") !== "true";
  caret.setAttribute("aria-pressed", String(on));
  for (const [name, value] of Object.entries({ contenteditable: "true", role: "textbox", inputmode: "none", spellcheck: "false",
    "aria-multiline": "true", "aria-readonly": "true", "aria-label": "Text of the report" })) {
    if (on) text.setAttribute(name, value);
    else text.removeAttribute(name);
  }
  if (!on) return;
  text.focus();
  document.getSelection()?.collapse(text, 0);
  say("Arrow keys move in the text, with Shift they select. Tab leads to what the words may become.");
});
for (const name of ["beforeinput", "drop", "paste", "cut"]) text.addEventListener(name, (event) => event.preventDefault());
text.addEventListener("keydown", (event) => {
  if (event.key !== "Tab" || event.shiftKey || bar.hidden) return;
  event.preventDefault();
  bar.querySelector("button")?.focus();
});
bar.addEventListener("keydown", (event) => {
  if (event.key === "Escape") text.focus();
});

declare const htmx: { ajax(verb: string, url: string, context: { target: string; swap: string }): Promise<void> };
