// Natural Earth's countries, which come as a topology: each border once, so that they are a third of the bytes.
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

export interface Land { land: FeatureCollection<Polygon | MultiPolygon>; borders: Feature<MultiLineString> }

/** The land and its inner borders at 1:110 or 1:50 million. */
export async function countries(scale: "110m" | "50m"): Promise<Land> {
  const atlas = (await (await fetch(`/static/vendor/countries-${scale}.topo.json`)).json()) as Topology;
  const all = atlas.objects["countries"] as GeometryCollection;
  const land = feature(atlas, all) as FeatureCollection<Polygon | MultiPolygon>;
  for (const { geometry } of land.features) {
    if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(mended);
    else geometry.coordinates = geometry.coordinates.map((part) => part.map(mended));
  }
  return { land, borders: { type: "Feature", properties: {}, geometry: mesh(atlas, all, (a, b) => a !== b) } };
}

/** A ring that crosses the date line is drawn on beyond it, for else it would cross the whole map; not so the one round
 * the pole. */
function mended(ring: Position[]): Position[] {
  const across = ring.some(([x], n) => n > 0 && Math.abs(x! - ring[n - 1]![0]!) > 180) && ring.every(([, y]) => y! > -85);
  return across ? ring.map(([x, y]) => [x! < 0 ? x! + 360 : x!, y!]) : ring;
}
