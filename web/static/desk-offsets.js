// From a place in the page to a place in the source's text, and back. The archive counts code points, a browser
// UTF-16 units: a 🧳 is one there and two here. Every piece of the text says in data-start where it begins.

const LEFT_OUT = "\ufffc"; // Stands for a character that nobody is shown.

export class SourceText {
  constructor(root) {
    this.root = root;
    this.pieces = [...root.querySelectorAll("[data-start]")];
    this.points = this.pieces.flatMap((piece) =>
      "length" in piece.dataset ? Array(Number(piece.dataset.length)).fill(LEFT_OUT) : Array.from(piece.textContent),
    );
  }

  words(start, end) {
    return this.points.slice(start, end).join("");
  }

  // The quotes all of whose own words a stretch is; none where it has other words, too.
  saidBy(start, end) {
    const within = this.pieces.filter((piece) => {
      const begin = Number(piece.dataset.start);
      const length = Number(piece.dataset.length ?? Array.from(piece.textContent).length);
      return begin < end && begin + length > start && piece.textContent.trim();
    });
    const [first, ...others] = within.map((piece) => (piece.matches("mark") ? piece.dataset.quotes?.split(" ") ?? [] : []));
    return (first ?? []).filter((quote) => others.every((quotes) => quotes.includes(quote)));
  }

  // The position of a boundary of a selection, in code points; null where it lies outside the text.
  position(node, offset) {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (piece && this.root.contains(piece)) {
      const start = Number(piece.dataset.start);
      if ("length" in piece.dataset) return offset === 0 ? start : start + Number(piece.dataset.length);
      const before = document.createRange();
      before.setStart(piece, 0);
      before.setEnd(node, offset);
      return start + Array.from(before.toString()).length;
    }
    return this.root.contains(node) ? this.#betweenPieces(node, offset) : null;
  }

  #betweenPieces(node, offset) {
    const boundary = document.createRange();
    boundary.setStart(node, offset);
    const next = this.pieces.find((piece) => boundary.comparePoint(piece, 0) >= 0);
    return next ? Number(next.dataset.start) : this.points.length;
  }

  // Where some words stand next, as { start, end }; null where they do not. Capitals or not is all the same.
  find(words, from) {
    const units = this.points.slice(from).map((point) => point.toLowerCase());
    const place = units.join("").indexOf(words);
    if (place < 0) return null;
    let start = from;
    for (let seen = 0; seen < place; start += 1) seen += units[start - from].length;
    let end = start;
    for (let seen = 0; seen < words.length; end += 1) seen += units[end - from].length;
    return { start, end };
  }

  // A stretch of the text as a range of the page.
  range(start, end) {
    const range = document.createRange();
    range.setStart(...this.#place(start, false));
    range.setEnd(...this.#place(end, true));
    return range;
  }

  select(start, end) {
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(this.range(start, end));
    selection.focusNode.parentElement.scrollIntoView({ block: "nearest" });
  }

  #place(position, isEnd) {
    const holds = (piece) => Number(piece.dataset.start) < position || (!isEnd && Number(piece.dataset.start) === position);
    const piece = this.pieces.findLast(holds) ?? this.pieces[0];
    const before = this.words(Number(piece.dataset.start), position);
    return [piece.firstChild, Math.min(before.length, piece.firstChild.length)];
  }

  // What is selected, as { start, end, words }, without white space at its ends; null where that is nothing.
  selected(selection) {
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const whole = document.createRange();
    whole.selectNodeContents(this.root);
    if (!range.intersectsNode(this.root)) return null;
    const isFirst = range.compareBoundaryPoints(Range.START_TO_START, whole) < 0;
    const isLast = range.compareBoundaryPoints(Range.END_TO_END, whole) > 0;
    const start = isFirst ? 0 : this.position(range.startContainer, range.startOffset);
    const end = isLast ? this.points.length : this.position(range.endContainer, range.endOffset);
    return start === null || end === null ? null : this.#trimmed(start, end);
  }

  #trimmed(start, end) {
    while (start < end && !this.points[start].trim()) start += 1;
    while (start < end && !this.points[end - 1].trim()) end -= 1;
    return start < end ? { start, end, words: this.words(start, end) } : null;
  }
}
