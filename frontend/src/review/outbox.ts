// Decisions on their way to the desk, in their order. Each is kept in the browser until the desk has answered, and carries
// a key of its own, so that one which comes twice is done once.
import { post, Refused } from "../desk/post";
import { concerns, get, set } from "./store";

/** One decision. ``fields`` are its form; ``name`` tells it to the person; ``told`` is what the desk had against it. */
export interface Sending {
  key: string; url: string; fields: [string, string][]; name: string; item: string; why: string;
  state: "waiting" | "refused"; told?: Told;
}
export interface Told { status: number; reason: string; next: string; changed: string[]; incident: string | null }
export interface Done { act: number; verb: string; said: string; incident: string | null }

type Listener = (one: Sending, done: Done | null) => void;
const NAME = "sending", LATER = [2000, 5000, 10_000, 30_000];
const PASSING = [401, 408, 425, 429]; // what may be otherwise in a while; so may all from 500 on
let listen: Listener = () => {}, change: () => void = () => {};
let busy = "", failed = 0, timer = 0, out = false;

/** ``done`` hears of each answer, with ``null`` where it was refused; ``changed`` of every change of what waits. */
export function start(done: Listener, changed: () => void): void {
  [listen, change] = [done, changed];
  window.addEventListener("online", () => void send());
  window.addEventListener("storage", (event) => { if (concerns(event, NAME)) change(); });
  void send();
}

export function every(): Sending[] {
  return get<Sending[]>(NAME) ?? [];
}

/** Whether the desk could not be reached when it was last asked. */
export function unreached(): boolean {
  return failed > 0;
}

/** Whether it would not take them because nobody is logged in any longer. */
export function loggedOut(): boolean {
  return out;
}

/** Whether this one is being sent at this moment. */
export function underway(key: string): boolean {
  return busy === key;
}

export function add(one: Omit<Sending, "key" | "state">): string {
  const key = unique();
  keep([...every(), { ...one, key, state: "waiting" }]);
  void send();
  return key;
}

/** Takes one out that the desk has not done. */
export function drop(key: string): void {
  keep(every().filter((one) => one.key !== key));
}

/** Sends one again that was refused. */
export function again(key: string): void {
  keep(every().map((one) => (one.key === key ? { ...one, state: "waiting" as const } : one)));
  void send();
}

/** Sends what waits, one after the other; another window of this browser that does so already is left to it. */
export async function send(): Promise<void> {
  clearTimeout(timer);
  if (busy) return;
  if ("locks" in navigator) await navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => { if (lock) await drain(); });
  else await drain();
}

async function drain(): Promise<void> {
  for (let next = first(); next; next = first()) {
    busy = next.key;
    const settled = await tell(next).finally(() => { busy = ""; });
    change();
    if (!settled) return;
  }
}

function first(): Sending | undefined {
  return busy ? undefined : every().find((one) => one.state === "waiting");
}

/** Whether the desk has answered for good. */
async function tell(one: Sending): Promise<boolean> {
  const form = new FormData();
  for (const [name, value] of [...one.fields, ["key", one.key] as const]) form.append(name, value);
  try {
    const done = (await post(one.url, form)) as Done;
    [failed, out] = [0, false];
    drop(one.key);
    listen(one, done);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status < 500 && !PASSING.includes(error.status)) return refused(one, error);
    out = error instanceof Refused && error.status === 401;
    const wait = LATER[Math.min(failed, LATER.length - 1)];
    failed += 1;
    timer = window.setTimeout(() => void send(), wait);
    return false;
  }
}

function refused(one: Sending, error: Refused): boolean {
  const body = error.body as { changed?: string[]; incident?: string | null } | null;
  const told = { status: error.status, reason: error.reason, next: error.next, changed: body?.changed ?? [], incident: body?.incident ?? null };
  failed = 0;
  keep(every().map((each) => (each.key === one.key ? { ...each, state: "refused" as const, told } : each)));
  listen({ ...one, state: "refused", told }, null);
  return true;
}

function keep(all: Sending[]): void {
  set(NAME, all);
  change();
}

function unique(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
