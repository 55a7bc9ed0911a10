// The timeline: how many incidents on which days; drag over it to choose days, or use the two fields below it.
import type { Drawn } from "../incidents";

const HEIGHT = 90, WIDTH = 600, FOOT = 16;
const NS = "http://www.w3.org/2000/svg";

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const one = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, String(value));
  return one;
}

/** Draws the bars; ``choose`` hears the first and last day of a brush. */
export function draw(drawn: Drawn, since: string, until: string, choose: (since: string, until: string) => void): void {
  const place = document.getElementById("timeline");
  if (!place) return;
  const { edges, counts } = drawn;
  const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" }) as SVGSVGElement;
  svg.setAttribute("aria-label", edges.length ? `Incidents from ${edges[0]} to ${edges.at(-1)}` : "No incident has a day");
  const most = Math.max(1, ...counts), wide = WIDTH / Math.max(1, counts.length);
  counts.forEach((count, n) => {
    const tall = (count / most) * (HEIGHT - FOOT - 4);
    const chosen = (!since || edges[n + 1]! > since) && (!until || edges[n]! <= until);
    svg.append(make("rect", { class: chosen ? "bar" : "out", x: n * wide, width: Math.max(wide - 1, 0.5), y: HEIGHT - FOOT - tall, height: tall }));
  });
  place.replaceChildren(svg);
  if (edges.length) labels(place, edges);
  brush(svg, edges, choose);
}

function labels(place: HTMLElement, edges: string[]): void {
  const line = document.createElement("div");
  line.className = "ends";
  line.append(...[edges[0]!, edges.at(-1)!].map((day) => Object.assign(document.createElement("span"), { textContent: day })));
  place.append(line);
}

function brush(svg: SVGSVGElement, edges: string[], choose: (since: string, until: string) => void): void {
  let from: number | undefined;
  const shade = make("rect", { class: "brush", y: 0, height: HEIGHT, x: 0, width: 0 });
  const at = (event: PointerEvent) => Math.min(1, Math.max(0, (event.clientX - svg.getBoundingClientRect().left) / svg.getBoundingClientRect().width));
  const day = (share: number) => edges[Math.min(edges.length - 1, Math.floor(share * (edges.length - 1)))]!;
  svg.addEventListener("pointerdown", (event) => {
    if (edges.length < 2) return;
    from = at(event);
    svg.setPointerCapture(event.pointerId);
    svg.append(shade);
  });
  svg.addEventListener("pointermove", (event) => {
    if (from === undefined) return;
    const to = at(event);
    shade.setAttribute("x", String(Math.min(from, to) * WIDTH));
    shade.setAttribute("width", String(Math.abs(to - from) * WIDTH));
  });
  svg.addEventListener("pointerup", (event) => {
    if (from === undefined) return;
    const to = at(event), [low, high] = from < to ? [from, to] : [to, from];
    from = undefined;
    if (high - low > 0.005) choose(day(low), day(high));
    else shade.remove();
  });
}
