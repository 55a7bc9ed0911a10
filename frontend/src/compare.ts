// Coding blind: what is typed is kept in this browser until the desk has it, so that no lost connection loses it.
import { say } from "./desk/say";

const form = document.querySelector<HTMLFormElement>("form[data-draft]");
const mended = document.querySelector(".notice.bad") !== null; // the desk has shown again what was typed

type Draft = [string, string][];

/** What is typed, without the proof that the form is ours. */
function typed(from: HTMLFormElement): Draft {
  return [...new FormData(from).entries()].filter(([name]) => name !== "csrf") as Draft;
}

function restore(into: HTMLFormElement, draft: Draft): void {
  for (const [name, value] of draft) {
    const field = into.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
}

const SENT = "blind sent"; // which draft the page before has sent, and whether it was to be kept or only shown again
const own = form ? `blind ${form.dataset.draft}` : "";
const [sent, how] = (sessionStorage.getItem(SENT) ?? "").split("\n");
if (sent && !mended && (sent !== own || how === "again")) localStorage.removeItem(sent);
sessionStorage.removeItem(SENT);

if (form) {
  const kept = localStorage.getItem(own);
  if (kept && kept !== JSON.stringify(typed(form)) && !mended) {
    restore(form, JSON.parse(kept) as Draft);
    say("What you had typed here is back.");
  }
  form.addEventListener("input", () => localStorage.setItem(own, JSON.stringify(typed(form))));
  form.addEventListener("submit", (event) => {
    const name = (event.submitter as HTMLButtonElement | null)?.name ?? "";
    sessionStorage.setItem(SENT, `${own}\n${name === "add" || name === "remove" ? "again" : "kept"}`);
  });
}
