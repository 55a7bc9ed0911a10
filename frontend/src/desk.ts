// What every page has: a line that says what was done, and links that are copied.
import { proof } from "./desk/post";
import { say } from "./desk/say";
import { local } from "./desk/times";

local();
document.addEventListener("htmx:afterSettle", (event) => local(event.target as Element));

document.addEventListener("click", (event) => {
  const target = (event.target as Element).closest("[data-copy-link]");
  if (target) void navigator.clipboard.writeText(location.href).then(() => say("The link is copied."));
});

document.addEventListener("htmx:sendError", () => say("The desk can't be reached. Nothing is lost: try again."));
document.addEventListener("htmx:responseError", () => say("The desk could not answer that. Reload the page and try again."));
document.addEventListener("htmx:configRequest", (event) => Object.assign((event as CustomEvent).detail.headers, proof()));

// The menu of rooms closes when one leaves it, and with Escape, as menus do.
const menu = document.querySelector<HTMLDetailsElement>("details.menu");
document.addEventListener("click", (event) => menu?.open && !menu.contains(event.target as Node) && (menu.open = false));
menu?.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget as Node) && (menu.open = false));
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});
