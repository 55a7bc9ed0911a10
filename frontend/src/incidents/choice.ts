// What is chosen: it stands in the form and in the address; each change fetches the part of the page that follows it.
import { say } from "../desk/say";

declare const htmx: { ajax(verb: "GET", path: string, how: { source: Element; target: string; swap: string }): Promise<void> };

const form = document.getElementById("choice") as HTMLFormElement;
const part = document.getElementById("part") as HTMLElement; // not the form, whose fields would be sent too
const OUTSIDE = ["since", "until", "box"]; // fields that stay when the part is exchanged
const shown: (() => void)[] = [];
let now = location.search.slice(1);

/** Hears whenever another choice is shown. */
export function onShown(heard: () => void): void {
  shown.push(heard);
}

/** The query of what is chosen, empty fields and what is as by default left out. */
export function query(): URLSearchParams {
  const pairs = [...new FormData(form).entries()].map(([name, value]) => [name, String(value)] as [string, string]);
  return new URLSearchParams(pairs.filter(([name, value]) => value.trim() && !(name === "sort" && value === "-start")));
}

export function field(name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

/** Sets fields of the form and shows what they choose. */
export function choose(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) field(name).value = value;
  void show(query(), true);
}

/** Shows a choice; ``kept`` puts it into the history, so that the way back leads to the one before. */
async function show(wanted: URLSearchParams, kept: boolean): Promise<void> {
  const text = wanted.toString();
  if (text === now) return; // Enter in a field is a change and a submission
  now = text;
  for (const name of OUTSIDE) field(name).value = wanted.get(name) ?? "";
  if (kept) history.pushState({}, "", text ? `/incidents?${text}` : "/incidents");
  try {
    await htmx.ajax("GET", `/incidents/part?${text}`, { source: part, target: "#part", swap: "innerHTML" });
  } catch {
    return; // another choice was made before this one came
  }
  if (text !== now) return;
  for (const heard of shown) heard();
  say(document.querySelector("#part .count")?.textContent?.trim() ?? "");
}

/** Hears fields that change, links to other choices, buttons that clear, and the way back. */
export function listen(): void {
  form.addEventListener("change", (event) => {
    const changed = event.target as HTMLInputElement;
    if (changed.form === form && changed.checkValidity()) void show(query(), true);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void show(query(), true);
  });
  form.addEventListener("click", (event) => {
    const target = event.target as Element;
    const cleared = target.closest<HTMLElement>("[data-clear]")?.dataset["clear"];
    if (cleared) choose(Object.fromEntries(cleared.split(" ").map((name) => [name, ""])));
    const link = target.closest<HTMLAnchorElement>("a[data-choice]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void show(new URL(link.href).searchParams, true);
  });
  window.addEventListener("popstate", () => void show(new URLSearchParams(location.search), false));
}
