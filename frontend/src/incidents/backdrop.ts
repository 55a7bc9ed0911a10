// What lies under the marks: countries as outlines of our own (Natural Earth), or the tiles that the user gave.
import type * as MapLibre from "maplibre-gl";
import { countries, type Land } from "./countries";

declare const maplibregl: typeof MapLibre;

const FINER = 4; // zoom from which the finer outlines are drawn

/** Lays the ground, in the colours of the page, and again when these turn dark or light. */
export async function backdrop(map: MapLibre.Map, tiles: string | undefined): Promise<void> {
  if (tiles) {
    const { style } = (await import(new URL("/static/js/tiles.js", location.href).href)) as typeof import("../tiles");
    const lay = async () => map.setStyle(await style(maplibregl.addProtocol, tiles, token));
    await lay();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => void lay());
    return;
  }
  let fine = false;
  map.setStyle(plain(await countries("110m")));
  const finer = async () => {
    if (fine || map.getZoom() < FINER) return;
    fine = true;
    const { land, borders } = await countries("50m");
    (map.getSource("land") as MapLibre.GeoJSONSource).setData(land);
    (map.getSource("borders") as MapLibre.GeoJSONSource).setData(borders);
  };
  map.on("zoomend", () => void finer());
  map.once("idle", () => void finer());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => recolour(map));
}

function plain({ land, borders }: Land): MapLibre.StyleSpecification {
  return {
    version: 8,
    sources: { land: { type: "geojson", data: land, attribution: "Natural Earth" }, borders: { type: "geojson", data: borders } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": token("sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": token("land") } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": token("border"), "line-width": 1 } },
    ],
  };
}

function recolour(map: MapLibre.Map): void {
  map.setPaintProperty("sea", "background-color", token("sea"));
  map.setPaintProperty("land", "fill-color", token("land"));
  map.setPaintProperty("borders", "line-color", token("border"));
}

/** A colour of the page, as it is now: light or dark. */
export function token(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
