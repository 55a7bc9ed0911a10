// Builds what the browser gets, into the package: our scripts from TypeScript, and what we vendor, as published.
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { feature, mesh } from "topojson-client";

const out = "../src/onrecord/desk/static";
mkdirSync(`${out}/vendor`, { recursive: true });
await build({
  entryPoints: readdirSync("src").filter((name) => name.endsWith(".ts")).map((name) => `src/${name}`), // a script a page
  outdir: `${out}/js`, bundle: true, format: "esm", target: "es2022", minify: true, legalComments: "none",
});
const vendored = {
  "htmx.org/dist/htmx.min.js": "htmx.min.js",
  "htmx.org/LICENSE": "htmx.LICENSE",
  "maplibre-gl/dist/maplibre-gl-csp.js": "maplibre-gl-csp.js",
  "maplibre-gl/dist/maplibre-gl-csp-worker.js": "maplibre-gl-csp-worker.js",
  "maplibre-gl/dist/maplibre-gl.css": "maplibre-gl.css",
  "maplibre-gl/LICENSE.txt": "maplibre-gl.LICENSE",
  "world-atlas/LICENSE": "world-atlas.LICENSE",
  "world-atlas/countries-110m.json": "countries-110m.topo.json",
  "world-atlas/countries-50m.json": "countries-50m.topo.json",
  "topojson-client/LICENSE": "topojson-client.LICENSE", // in js/incidents.js
  "fflate/LICENSE": "fflate.LICENSE", // in js/tiles.js, as is pmtiles, whose licence stands in vendor/pmtiles.LICENSE
  "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2": "inter-latin.woff2",
  "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2": "inter-latin-ext.woff2",
  "@fontsource-variable/inter/LICENSE": "inter.LICENSE",
};
for (const [from, to] of Object.entries(vendored)) copyFileSync(`node_modules/${from}`, `${out}/vendor/${to}`);

// Natural Earth's countries (public domain) as GeoJSON for the maps that the desk draws itself, coordinates to two
// decimals: about a kilometre. The browser's map takes the topology.
// A ring that crosses the date line is drawn on beyond it, for else it would cross the whole map; not so the one round the pole.
const across = (ring) => ring.some(([x], n) => n && Math.abs(x - ring[n - 1][0]) > 180) && ring.every(([, y]) => y > -85);
const mended = (ring) => (across(ring) ? ring.map(([x, y]) => [x < 0 ? x + 360 : x, y]) : ring);
for (const scale of ["50m"]) {
  const atlas = JSON.parse(readFileSync(`node_modules/world-atlas/countries-${scale}.json`, "utf8"));
  const land = feature(atlas, atlas.objects.countries);
  for (const one of land.features) {
    const { type, coordinates } = one.geometry;
    one.geometry.coordinates = type === "Polygon" ? coordinates.map(mended) : coordinates.map((part) => part.map(mended));
    one.properties = { name: one.properties.name };
  }
  const borders = { type: "Feature", properties: {}, geometry: mesh(atlas, atlas.objects.countries, (a, b) => a !== b) };
  const short = (key, value) => (typeof value === "number" ? Math.round(value * 100) / 100 : value);
  writeFileSync(`${out}/vendor/countries-${scale}.json`, JSON.stringify({ land, borders }, short));
}
