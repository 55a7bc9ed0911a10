// Reports being added: how much of the files is sent, and what becomes of them.
import { say } from "./desk/say";

interface Progress { loaded: number; total: number; lengthComputable: boolean }

const form = document.getElementById("upload");
const sent = form?.querySelector<HTMLElement>(".sent");

form?.addEventListener("htmx:xhr:progress", (event) => {
  const { loaded, total, lengthComputable } = (event as CustomEvent<Progress>).detail;
  if (!sent || !lengthComputable || !total) return;
  const percent = Math.round((100 * loaded) / total);
  sent.hidden = false;
  sent.querySelector("progress")!.value = percent;
  sent.querySelector("span")!.textContent = `${percent} %`;
});
form?.addEventListener("htmx:responseError", (event) => {
  const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const words = page.querySelector("[role=alert], main p")?.textContent?.trim();
  if (words) setTimeout(() => say(words));
  if (sent) sent.hidden = true;
});

// Each stage is said once, the last with what came of it.
let stage = document.getElementById("job")?.dataset["stage"];
document.addEventListener("htmx:afterSettle", () => {
  const job = document.getElementById("job");
  if (!job || job.dataset["stage"] === stage) return;
  stage = job.dataset["stage"];
  const end = stage === "done" ? job.querySelectorAll("p")[1]?.textContent?.trim() : "";
  say(end || job.dataset["say"] || "");
});
