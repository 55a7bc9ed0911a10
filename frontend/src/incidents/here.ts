// What lies under a mark: the one incident's page, or a list of the first of them, to choose or to look at closer.
import type * as MapLibre from "maplibre-gl";
import type { Drawn } from "../incidents";
import { choose, query } from "./choice";

declare const maplibregl: typeof MapLibre;

type Box = [number, number, number, number];

/** Opens the mark ``n``: the page of its one incident, else a list. */
export async function open(map: MapLibre.Map, drawn: Drawn, n: number, closer: (box: Box) => void): Promise<void> {
  const id = drawn.id[n];
  if (id) {
    location.href = `/incidents/${id}`;
    return;
  }
  const box = drawn.box[n]!, wanted = query();
  wanted.set("box", box.join(","));
  const answer = await fetch(`/incidents/here?${wanted}`);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = page.querySelector<HTMLElement>(".here")!;
  const popup = new maplibregl.Popup({ maxWidth: "20rem", focusAfterOpen: true }).setLngLat([drawn.lon[n]!, drawn.lat[n]!]);
  list.querySelector("[data-only]")?.addEventListener("click", () => (popup.remove(), choose({ box: box.join(",") })));
  const nearer = list.querySelector<HTMLElement>("[data-closer]");
  if (drawn.stacked[n]) nearer?.remove(); // all at one point: nothing comes apart
  nearer?.addEventListener("click", () => (popup.remove(), closer(box)));
  popup.setDOMContent(list).addTo(map);
}
