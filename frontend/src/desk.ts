// What every page has: a line that says what was done, and links that are copied.
import { proof } from "./desk/post";
import { say } from "./desk/say";

document.addEventListener("click", (event) => {
  const target = (event.target as Element).closest("[data-copy-link]");
  if (target) void navigator.clipboard.writeText(location.href).then(() => say("The link is copied."));
});

document.addEventListener("htmx:sendError", () => say("The desk can't be reached. Nothing is lost: try again."));
document.addEventListener("htmx:responseError", () => say("The desk could not answer that. Reload the page and try again."));
document.addEventListener("htmx:configRequest", (event) => Object.assign((event as CustomEvent).detail.headers, proof()));
