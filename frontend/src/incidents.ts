// The incidents page: map and timeline draw what is chosen, and choose: pan the map, brush the days.
import { choose, field, listen, onShown, query } from "./incidents/choice";
import { draw as drawMap, place, zoom } from "./incidents/map";
import { draw as drawTime } from "./incidents/timeline";

/** What the desk answers for map and timeline: one entry a mark, and one edge more than there are counts. */
export interface Drawn {
  types: string[]; type: number[]; count: number[]; killed: number[]; stacked: boolean[];
  box: [number, number, number, number][]; lat: number[]; lon: number[]; id: (string | null)[];
  unit: string; edges: string[]; counts: number[];
}

let asked = 0;

async function redraw(): Promise<void> {
  const own = ++asked, wanted = query();
  wanted.set("zoom", zoom().toFixed(2));
  const answer = await fetch(`/incidents/drawn?${wanted}`);
  if (!answer.ok || own !== asked) return; // another choice was made meanwhile
  const drawn = (await answer.json()) as Drawn;
  drawMap(drawn);
  drawTime(drawn, field("since").value, field("until").value, (since, until) => choose({ since, until }));
}

listen();
onShown(() => void redraw());
place(choose, () => void redraw());
