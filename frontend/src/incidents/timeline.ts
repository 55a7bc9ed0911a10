// The timeline: how many incidents on which days; drag over it to choose days, or write them in the fields below it.
import type { Drawn } from "../incidents";

const HEIGHT = 90, WIDTH = 600, TOP = 4, LEAST = 0.005; // of the width, below which a brush is a click
const NS = "http://www.w3.org/2000/svg";

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const one = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, String(value));
  return one;
}

/** Draws the bars; ``choose`` hears the first and last day of a brush, or those of a bar that was clicked. */
export function draw(drawn: Drawn, since: string, until: string, choose: (since: string, until: string) => void): void {
  const place = document.getElementById("timeline");
  if (!place) return;
  const { edges, counts } = drawn;
  const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" }) as SVGSVGElement;
  svg.setAttribute("aria-label", told(drawn));
  const most = Math.max(1, ...counts), wide = WIDTH / Math.max(1, counts.length);
  counts.forEach((count, n) => {
    const tall = (count / most) * (HEIGHT - TOP);
    const chosen = (!since || edges[n + 1]! > since) && (!until || edges[n]! <= until);
    const bar = make("rect", { class: chosen ? "bar" : "out", x: n * wide, width: Math.max(wide * 0.86, 0.5), y: HEIGHT - tall, height: tall });
    const whole = make("rect", { class: "whole", x: n * wide, width: wide, y: 0, height: HEIGHT });
    const words = make("title", {});
    words.textContent = `${span(edges[n]!, edges[n + 1]!)}: ${count.toLocaleString()}`;
    whole.append(words);
    svg.append(bar, whole);
  });
  place.replaceChildren(svg);
  if (edges.length) place.append(ends(drawn, most));
  brush(svg, edges, choose);
}

/** What the picture says, for those who do not see it. */
function told({ edges, counts, unit }: Drawn): string {
  if (!edges.length) return "No incident has a day";
  const peak = counts.indexOf(Math.max(...counts));
  return `Incidents by ${unit} from ${shown(edges[0]!)} to ${shown(before(edges.at(-1)!))}; most, ${counts[peak]!.toLocaleString()}, in the ${unit} from ${shown(edges[peak]!)}`;
}

function ends({ edges, unit }: Drawn, most: number): HTMLElement {
  const line = document.createElement("div");
  line.className = "ends";
  const words = [shown(edges[0]!), `by ${unit}, at most ${most.toLocaleString()}`, shown(before(edges.at(-1)!))];
  line.append(...words.map((text) => Object.assign(document.createElement("span"), { textContent: text })));
  return line;
}

function brush(svg: SVGSVGElement, edges: string[], choose: (since: string, until: string) => void): void {
  let from: number | undefined;
  const shade = make("rect", { class: "brush", y: 0, height: HEIGHT, x: 0, width: 0 });
  const at = (event: PointerEvent) => Math.min(1, Math.max(0, (event.clientX - svg.getBoundingClientRect().left) / svg.getBoundingClientRect().width));
  const bar = (share: number) => Math.min(edges.length - 2, Math.floor(share * (edges.length - 1)));
  svg.addEventListener("pointerdown", (event) => {
    if (edges.length < 2 || event.button) return;
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
  svg.addEventListener("pointercancel", () => ((from = undefined), shade.remove()));
  svg.addEventListener("pointerup", (event) => {
    if (from === undefined) return;
    const to = at(event), [low, high] = from < to ? [from, to] : [to, from];
    from = undefined;
    const last = high - low > LEAST ? high : low;
    choose(edges[bar(low)]!, before(edges[bar(last) + 1]!));
  });
}

function before(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

function span(from: string, until: string): string {
  const last = before(until);
  return last === from ? shown(from) : `${shown(from)} – ${shown(last)}`;
}

function shown(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(undefined, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}
