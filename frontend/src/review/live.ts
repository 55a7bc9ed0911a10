// What others do meanwhile: asked for every few seconds while the page is looked at.
import type { Done } from "./outbox";

export interface Live {
  at: number; looking: { who: string; mine: boolean; item: string }[];
  acts: (Done & { by: string; mine: boolean; ago: string; why: string })[]; stale: boolean;
}
const EVERY = 4000;
const tab = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16)).join("");
let timer = 0, at = 0, asked = 0;

/** ``shown`` says what is on the screen; ``hear`` is told what came, or ``null`` where the desk could not be reached. */
export function start(shown: () => HTMLElement | null, hear: (live: Live | null) => void): void {
  at = Number(shown()?.dataset["at"] ?? 0);
  const ask = async () => {
    clearTimeout(timer);
    if (!document.hidden) await once(shown(), hear);
    timer = window.setTimeout(() => void ask(), EVERY);
  };
  document.addEventListener("visibilitychange", () => void ask());
  document.addEventListener("shown", () => void ask());
  void ask();
}

async function once(item: HTMLElement | null, hear: (live: Live | null) => void): Promise<void> {
  const number = ++asked;
  const since = Math.min(at || Infinity, Number(item?.dataset["at"] || Infinity));
  const query = new URLSearchParams({ since: String(Number.isFinite(since) ? since : 0), tab, item: item?.dataset["item"] ?? "", shown: item?.dataset["seen"] ?? "" });
  const answer = await fetch(`/review/live?${query}`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (number !== asked) return;
  if (!answer?.ok) return hear(answer && answer.status < 500 ? { at, looking: [], acts: [], stale: false } : null);
  const live = (await answer.json()) as Live;
  const fresh = live.acts.filter((act) => !told.has(act.act));
  fresh.forEach((act) => told.add(act.act));
  hear({ ...live, acts: at ? fresh : [] });
  at = live.at;
}

const told = new Set<number>();
