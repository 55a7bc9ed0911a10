// A mark on the map: a button that says how many incidents there are, coloured by what most of them are.
import type { Drawn } from "../incidents";

/** The mark of one cell; its size grows with the logarithm of how many it stands for. */
export function mark(drawn: Drawn, n: number): HTMLButtonElement {
  const count = drawn.count[n]!, kind = drawn.types[drawn.type[n]!] ?? "", killed = drawn.killed[n]!;
  const one = document.createElement("button");
  one.type = "button";
  one.className = `mark ${kind}`;
  const size = count === 1 ? 14 : Math.min(46, 20 + 6 * Math.log10(count) + (count > 999 ? 4 : 0));
  one.style.setProperty("--size", `${Math.round(size)}px`);
  const face = document.createElement("span");
  face.textContent = count === 1 ? "" : short(count);
  one.append(face);
  const words = kind.replaceAll("_", " ");
  const many = count === 1 ? `1 incident: ${words}` : `${count.toLocaleString()} incidents, most of them ${words}`;
  one.setAttribute("aria-label", killed ? `${many}; ${killed.toLocaleString()} killed` : many);
  one.title = one.getAttribute("aria-label")!;
  return one;
}

function short(count: number): string {
  return new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: count < 10000 ? 1 : 0 }).format(count);
}
