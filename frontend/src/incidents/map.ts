// The map: outlines of countries, or the user's own tiles, and over them a mark for each cell that holds incidents.
import type * as MapLibre from "maplibre-gl";
import type { Drawn } from "../incidents";
import { field, onShown } from "./choice";
import { backdrop } from "./backdrop";
import { open } from "./here";
import { mark } from "./marks";

declare const maplibregl: typeof MapLibre;

type Box = [number, number, number, number];
const element = document.getElementById("map") as HTMLElement;
let map: MapLibre.Map;
let marks: MapLibre.Marker[] = [];
let drawnAt = -1; // the zoom at which the marks were last asked for

export const zoom = (): number => Math.max(0, map.getZoom());

/** Sets the map up. ``choose`` hears the area that a person moved it to, ``redraw`` that marks are to be drawn anew. */
export function place(choose: (values: { box: string }) => void, redraw: () => void): void {
  maplibregl.setWorkerUrl("/static/vendor/maplibre-gl-csp-worker.js");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const bounds = boxOf(element.dataset["bounds"]);
  map = new maplibregl.Map({
    container: "map", style: { version: 8, sources: {}, layers: [] }, attributionControl: false, dragRotate: false,
    pitchWithRotate: false, fadeDuration: still ? 0 : 200, maxZoom: 18, center: [25, 15], zoom: 1,
    ...(bounds && { bounds, fitBoundsOptions: room() }),
  });
  const anew = () => {
    drawnAt = zoom();
    redraw();
  };
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.on("moveend", (event) => {
    if (event.originalEvent) choose({ box: area() });
    else if (Math.abs(zoom() - drawnAt) > 0.01) anew();
  });
  map.on("load", () => performance.mark("map-loaded"));
  map.once("idle", () => performance.mark("map-painted"));
  void backdrop(map, element.dataset["tiles"]);
  onShown(() => follow(field("box").value));
  anew();
  new ResizeObserver(() => map.resize()).observe(element);
  map.on("click", () => element.querySelector<HTMLElement>(".maplibregl-popup-close-button")?.click());
}

/** Goes to an area that was chosen elsewhere: by its field, a link, or the way back. */
function follow(chosen: string): void {
  const box = boxOf(chosen);
  if (box && chosen !== area()) map.fitBounds(box, { animate: false });
}

/** Draws the marks of what is chosen. */
export function draw(drawn: Drawn): void {
  for (const one of marks) one.remove();
  marks = drawn.count.map((_, n) => {
    const one = mark(drawn, n);
    one.addEventListener("click", (event) => {
      event.stopPropagation();
      void open(map, drawn, n, closer);
    });
    return new maplibregl.Marker({ element: one }).setLngLat([drawn.lon[n]!, drawn.lat[n]!]).addTo(map);
  });
  element.dataset["drawn"] = location.search; // what the marks show
  performance.mark("map-marked");
}

/** Goes nearer to a part of the map and chooses it. */
function closer(box: Box): void {
  map.once("moveend", () => {
    field("box").value = area();
    field("box").dispatchEvent(new Event("change", { bubbles: true }));
  });
  map.fitBounds(box, { ...room(), animate: false });
}

function room(): MapLibre.FitBoundsOptions {
  return { padding: Math.min(40, element.clientWidth / 8, element.clientHeight / 8), maxZoom: 12 };
}

function area(): string {
  const bounds = map.getBounds();
  const west = Math.max(-180, bounds.getWest()), east = Math.min(180, bounds.getEast());
  return [west, Math.max(-90, bounds.getSouth()), east, Math.min(90, bounds.getNorth())].map((one) => one.toFixed(4)).join(",");
}

function boxOf(text: string | undefined): Box | undefined {
  const parts = (text ?? "").split(",").map(Number);
  return parts.length === 4 && parts.every(Number.isFinite) ? (parts as Box) : undefined;
}
