// The map: countries as vectors of our own, incidents as points coloured by what they are and sized by who was killed.
import type * as MapLibre from "maplibre-gl";
import type { Drawn } from "../incidents";

declare const maplibregl: typeof MapLibre;

const COLOURS = ["battles", "explosions_remote_violence", "violence_against_civilians", "protests", "riots", "strategic_developments"];
let map: MapLibre.Map | undefined;
let waiting: Drawn | undefined;
let fitted = false;

function token(name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function style(): MapLibre.StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
      borders: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
      incidents: { type: "geojson", data: { type: "FeatureCollection", features: [] }, promoteId: "id" },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": token("sunk") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": token("ground") } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": token("line"), "line-width": 1 } },
      {
        id: "incidents", type: "circle", source: "incidents",
        paint: {
          "circle-radius": ["interpolate", ["linear"], ["sqrt", ["max", ["get", "killed"], 0]], 0, 4, 5, 8, 20, 18],
          "circle-color": ["match", ["get", "type"], ...COLOURS.flatMap((one) => [one, token(`type-${one}`)]), token("soft")] as unknown as MapLibre.ExpressionSpecification,
          "circle-opacity": 0.75, "circle-stroke-width": 1, "circle-stroke-color": token("ground"),
        },
      },
    ],
  };
}

/** Sets the map up; ``choose`` hears the area that a person moved it to, as west,south,east,north. */
export function place(choose: (box: string) => void): void {
  maplibregl.setWorkerUrl("/static/vendor/maplibre-gl-csp-worker.js");
  const moving = matchMedia("(prefers-reduced-motion: reduce)").matches;
  map = new maplibregl.Map({ container: "map", style: style(), center: [25, 15], zoom: 1, attributionControl: false, fadeDuration: moving ? 0 : 200, dragRotate: false });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.addControl(new maplibregl.AttributionControl({ compact: true, customAttribution: "Natural Earth" }));
  map.on("load", () => void outlines("110m"));
  map.on("zoomend", () => map && map.getZoom() > 3.5 && void outlines("50m"));
  map.on("moveend", (event) => { if (event.originalEvent) choose(area()); });
  map.on("click", "incidents", (event) => {
    const id = event.features?.[0]?.properties["id"] as string | undefined;
    if (id) location.href = `/incidents/${id}`;
  });
  map.on("mouseenter", "incidents", () => map && (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "incidents", () => map && (map.getCanvas().style.cursor = ""));
}

let scale = "";
async function outlines(wanted: string): Promise<void> {
  if (!map || scale >= wanted && scale !== "110m" || scale === wanted) return;
  scale = wanted;
  const { land, borders } = await (await fetch(`/static/vendor/countries-${wanted}.json`)).json();
  (map.getSource("land") as MapLibre.GeoJSONSource).setData(land);
  (map.getSource("borders") as MapLibre.GeoJSONSource).setData(borders);
  if (waiting) draw(waiting);
}

function area(): string {
  const bounds = map!.getBounds();
  const west = Math.max(-180, bounds.getWest()), east = Math.min(180, bounds.getEast());
  return [west, Math.max(-90, bounds.getSouth()), east, Math.min(90, bounds.getNorth())].map((one) => one.toFixed(4)).join(",");
}

/** Draws the points; the first time, the map goes where they are. */
export function draw(drawn: Drawn): void {
  waiting = drawn;
  const source = map?.getSource("incidents") as MapLibre.GeoJSONSource | undefined;
  if (!source) return;
  source.setData({
    type: "FeatureCollection",
    features: drawn.ids.map((id, n) => ({
      type: "Feature", geometry: { type: "Point", coordinates: [drawn.lon[n]!, drawn.lat[n]!] },
      properties: { id, type: drawn.type[drawn.code[n]!], killed: drawn.killed[n] },
    })),
  });
  if (!fitted && drawn.ids.length) {
    fitted = true;
    const box = new maplibregl.LngLatBounds();
    drawn.ids.forEach((_, n) => box.extend([drawn.lon[n]!, drawn.lat[n]!]));
    map!.fitBounds(box, { padding: 40, maxZoom: 6, animate: false });
  }
}
