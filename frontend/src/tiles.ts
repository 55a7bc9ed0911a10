// The user's own tiles as the map's ground, a PMTiles file that the desk serves; loaded only where there is one.
import type * as MapLibre from "maplibre-gl";
import { PMTiles, Protocol, TileType } from "pmtiles";

type Colour = (token: string) => string;
type Layer = MapLibre.LayerSpecification;

// What is drawn of vector tiles: layers by the names of Protomaps' and OpenMapTiles' schemas, the first below the others.
const FILLS: [string, string][] = [
  ["earth", "ground"], ["landcover", "raised"], ["landuse", "raised"], ["park", "raised"], ["water", "sunk"], ["buildings", "line"], ["building", "line"],
];
const LINES: [string, string, number][] = [
  ["waterway", "sunk", 1], ["roads", "line", 1.2], ["transportation", "line", 1.2], ["boundaries", "soft", 1], ["boundary", "soft", 1],
];

/** A style over the file at ``path``: as it is where its tiles are pictures, in the page's colours where they are vectors. */
export async function style(handle: typeof MapLibre.addProtocol, path: string, colour: Colour): Promise<MapLibre.StyleSpecification> {
  const file = new PMTiles(new URL(path, location.href).href);
  const protocol = new Protocol({ metadata: true });
  protocol.add(file);
  handle("pmtiles", protocol.tile);
  const header = await file.getHeader();
  const url = `pmtiles://${new URL(path, location.href).href}`;
  const ground: Layer = { id: "sea", type: "background", paint: { "background-color": colour("sunk") } };
  if (header.tileType !== TileType.Mvt) {
    const source = { type: "raster" as const, url, tileSize: 256 };
    return { version: 8, sources: { tiles: source }, layers: [ground, { id: "tiles", type: "raster", source: "tiles" }] };
  }
  const { vector_layers: named = [] } = (await file.getMetadata()) as { vector_layers?: { id: string }[] };
  const known = new Set(named.map((one) => one.id));
  return { version: 8, sources: { tiles: { type: "vector", url } }, layers: [ground, ...drawn(known, colour)] };
}

function drawn(known: Set<string>, colour: Colour): Layer[] {
  const about = (id: string) => ({ id, source: "tiles", "source-layer": id });
  const fills = FILLS.filter(([id]) => known.has(id)).map(([id, token]): Layer => ({ ...about(id), type: "fill", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colour(token) } }));
  const lines = LINES.filter(([id]) => known.has(id)).map(([id, token, wide]): Layer => ({ ...about(id), type: "line", paint: { "line-color": colour(token), "line-width": wide } }));
  if (fills.length || lines.length) return [...fills, ...lines];
  return [...known].map((id): Layer => ({ ...about(id), type: "line", paint: { "line-color": colour("line") } })); // a schema of its own: its lines
}
