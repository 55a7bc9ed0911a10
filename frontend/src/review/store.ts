// What the browser keeps for one person and one record: words as they are typed, decisions that wait, keys.

const desk = document.getElementById("desk");
const own = `onrecord ${desk?.dataset["record"] ?? ""} ${desk?.dataset["person"] ?? ""} `;
const memory = new Map<string, string>(); // where the browser keeps nothing, as long as the page is open

let lasting = true;

/** Whether what is kept outlives the page. */
export function lasts(): boolean {
  set("probe", 1);
  remove("probe");
  return lasting;
}

export function get<T>(name: string): T | undefined {
  const text = read(own + name);
  try {
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function set(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  memory.set(own + name, text);
  try {
    localStorage.setItem(own + name, text);
  } catch {
    lasting = false;
  }
}

export function remove(name: string): void {
  memory.delete(own + name);
  try {
    localStorage.removeItem(own + name);
  } catch {
    lasting = false;
  }
}

/** The names that begin so. */
export function names(begin: string): string[] {
  const every = new Set(memory.keys());
  try {
    Object.keys(localStorage).forEach((name) => every.add(name));
  } catch {
    lasting = false;
  }
  return [...every].filter((name) => name.startsWith(own + begin)).map((name) => name.slice(own.length));
}

/** Whether a change that another window made is to what is kept under this name. */
export function concerns(event: StorageEvent, name: string): boolean {
  return event.key === own + name;
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? memory.get(name) ?? null;
  } catch {
    lasting = false;
    return memory.get(name) ?? null;
  }
}
