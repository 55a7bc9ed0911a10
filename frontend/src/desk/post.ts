// Changes that a page's script asks the desk for: with the token that only its pages hold, errors in the one shape.

/** What the desk said it would not do: ``status``, ``reason`` and ``next``, and the whole answer, as a conflict has more. */
export class Refused extends Error {
  constructor(readonly status: number, readonly reason: string, readonly next: string, readonly body: unknown) {
    super(`${reason}. ${next}`);
  }
}

/** The desk could not be asked: the connection or the desk is gone. Nothing was done that is known of. */
export class Unreached extends Error {}

const meta = document.querySelector<HTMLMetaElement>("meta[name=csrf]");

/** The headers that every change needs. */
export function proof(): Record<string, string> {
  return { "X-CSRF-Token": meta?.content ?? "" };
}

/**
 * Posts a form or an object (as JSON) and gives the answer's JSON, null if it has none. Throws Refused or Unreached.
 * A page that was open before its person logged in anew asks once for the token of now.
 */
export async function post(url: string, body: FormData | object = {}, method = "POST"): Promise<unknown> {
  let answer = await ask(url, body, method);
  if (answer.status === 403 && answer.headers.get("X-CSRF-Token") === "stale" && (await renewed())) {
    answer = await ask(url, body, method);
  }
  const told: unknown = await answer.json().catch(() => null);
  if (answer.ok) return told;
  const error = (told as { error?: { reason: string; next: string } } | null)?.error;
  throw new Refused(answer.status, error?.reason ?? answer.statusText, error?.next ?? "Reload the page and try again", told);
}

async function ask(url: string, body: FormData | object, method: string): Promise<Response> {
  const form = body instanceof FormData;
  const headers = { Accept: "application/json", ...proof(), ...(form ? {} : { "Content-Type": "application/json" }) };
  try {
    return await fetch(url, { method, headers, body: form ? body : JSON.stringify(body), credentials: "same-origin" });
  } catch {
    throw new Unreached("The desk can't be reached. Nothing is lost: try again.");
  }
}

async function renewed(): Promise<boolean> {
  const answer = await fetch("/csrf", { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok || !meta) return false;
  meta.content = ((await answer.json()) as { csrf: string }).csrf;
  return true;
}
