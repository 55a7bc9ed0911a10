// The incidents page: map and timeline draw what is chosen, and choose: pan the map, brush the days.
import { draw as drawMap, place } from "./incidents/map";
import { draw as drawTime } from "./incidents/timeline";

export interface Drawn {
  ids: string[]; type: string[]; code: number[]; lat: number[]; lon: number[]; killed: number[];
  edges: string[]; counts: number[];
}

const form = document.getElementById("choice") as HTMLFormElement;

/** The query of what is chosen, empty fields left out. */
function query(): string {
  const pairs = [...new FormData(form).entries()].filter(([, value]) => String(value).trim() !== "");
  return new URLSearchParams(pairs as [string, string][]).toString();
}

function field(name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

/** Sets fields of the form and asks for what they choose. */
function choose(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) field(name).value = value;
  form.dispatchEvent(new Event("chosen"));
}

async function redraw(): Promise<void> {
  const answer = await fetch(`/incidents/drawn?${query()}`);
  if (!answer.ok) return;
  const drawn = (await answer.json()) as Drawn;
  drawMap(drawn);
  drawTime(drawn, field("since").value, field("until").value, (since, until) => choose({ since, until }));
}

form.addEventListener("htmx:afterSwap", () => {
  const chosen = query();
  history.pushState({}, "", chosen ? `/incidents?${chosen}` : "/incidents");
  void redraw();
});
form.addEventListener("click", (event) => {
  const clear = (event.target as Element).closest<HTMLElement>("[data-clear]")?.dataset["clear"];
  if (clear) choose(Object.fromEntries(clear.split(" ").map((name) => [name, ""])));
});
window.addEventListener("popstate", () => location.reload());
place((box) => choose({ box }));
void redraw();
