// Moments, which the page has in UTC, told in the reader's own time; UTC stays in the title.

/** Tells every moment below ``root`` that is not yet told in local time. */
export function local(root: ParentNode = document): void {
  const written = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  for (const one of root.querySelectorAll<HTMLTimeElement>("time.moment:not([title])")) {
    const at = new Date(one.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    one.title = one.textContent ?? "";
    one.textContent = written.format(at);
  }
}
