// One incident: what another ruling makes of it is said aloud, and the address holds it.
import { say } from "./desk/say";

document.addEventListener("htmx:configRequest", (event) => {
  const { parameters } = (event as CustomEvent<{ parameters: FormData | Record<string, unknown> }>).detail;
  const given = parameters as Record<string, unknown>;
  if (given["ruling"] === "") delete given["ruling"];
});

document.addEventListener("htmx:afterSettle", () => {
  const words = document.getElementById("shown")?.dataset["say"];
  if (words) say(words);
});
