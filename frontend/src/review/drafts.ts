// Words as they are typed, kept by item until they are sent: a closed window or a lost connection takes none of them.
import { get, names, remove, set } from "./store";

interface Draft { why: string; out: string[]; at: number }
const MOST = 200; // items

/** Puts what was typed for an item back into its form, unless it holds words already, and keeps what is typed there. */
export function keep(item: HTMLElement): void {
  const form = item.querySelector<HTMLFormElement>("#decide");
  const id = item.dataset["item"];
  if (!form || !id) return;
  const draft = get<Draft>(`draft ${id}`);
  const why = words(form);
  if (draft && !why.value) why.value = draft.why;
  for (const box of ticks(form)) box.checked = draft?.out.includes(box.value) ?? box.checked;
  form.addEventListener("input", () => write(id, form));
  if (why.value) write(id, form);
}

function write(id: string, form: HTMLFormElement): void {
  const why = words(form).value, out = ticks(form).filter((box) => box.checked).map((box) => box.value);
  if (why || out.length) set(`draft ${id}`, { why, out, at: Date.now() } satisfies Draft);
  else remove(`draft ${id}`);
}

/** Forgets what was typed for an item: it was sent, or waits to be. */
export function drop(id: string): void {
  remove(`draft ${id}`);
}

/** Keeps words for an item that is not on the screen: those of a decision that could not be done. */
export function put(id: string, why: string): void {
  if (why) set(`draft ${id}`, { why, out: [], at: Date.now() } satisfies Draft);
}

/** Of very many drafts the oldest go. */
export function prune(): void {
  const every = names("draft ").map((name) => ({ name, at: get<Draft>(name)?.at ?? 0 }));
  every.sort((a, b) => b.at - a.at).slice(MOST).forEach(({ name }) => remove(name));
}

function words(form: HTMLFormElement): HTMLTextAreaElement {
  return form.elements.namedItem("why") as HTMLTextAreaElement;
}

function ticks(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>("input[name=out]")];
}
