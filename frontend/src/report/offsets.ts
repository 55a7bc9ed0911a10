// Places in the text of a report, counted in characters (code points) as the record counts them; labels are no text.

function texts(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(".lab") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

const length = (text: string): number => [...text].length;

/** Start and end of a range within the text, and its words; null where it holds no words of the text. */
export function chosen(root: Element, range: Range): { start: number; end: number; words: string } | null {
  if (range.collapsed || !range.intersectsNode(root)) return null;
  let at = 0, start = -1, end = -1, words = "";
  for (const node of texts(root)) {
    const size = length(node.data);
    if (range.intersectsNode(node)) {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.data.length;
      if (to > from) {
        if (start < 0) start = at + length(node.data.slice(0, from));
        end = at + length(node.data.slice(0, to));
        words += node.data.slice(from, to);
      }
    }
    at += size;
  }
  const head = words.length - words.trimStart().length, tail = words.length - words.trimEnd().length;
  return words.trim() ? { start: start + head, end: end - tail, words: words.trim() } : null;
}

/** The range of the text from start to end. */
export function rangeOf(root: Element, start: number, end: number): Range {
  const range = document.createRange();
  let at = 0;
  for (const node of texts(root)) {
    const size = length(node.data);
    if (start >= at && start < at + size) range.setStart(node, unit(node.data, start - at));
    if (end > at && end <= at + size) range.setEnd(node, unit(node.data, end - at));
    at += size;
  }
  return range;
}

/** The offset in UTF-16 units of a character. */
function unit(text: string, characters: number): number {
  return [...text].slice(0, characters).join("").length;
}
