import type { Copy } from "../../api";

/** The words of a line, with what is copied from the training text underlined. */
export function LineText({ text, copies }: { text: string; copies?: Copy[] }) {
    if (!copies || copies.length === 0) return <>{text}</>;
    const parts = [];
    let end = 0;
    for (const { start, length, words, from } of copies.toSorted((one, other) => one.start - other.start)) {
        if (start < end) continue;
        parts.push(text.slice(end, start));
        end = start + length;
        parts.push(
            <span class="copied" title={`${words} words as in: ${from}`}>
                {text.slice(start, end)}
            </span>,
        );
    }
    parts.push(text.slice(end));
    return <>{parts}</>;
}

/** The character of a text under the pointer, so that a click puts the caret there. */
export function caretAt(element: HTMLElement, x: number, y: number): number | undefined {
    const place = document.caretRangeFromPoint
        ? document.caretRangeFromPoint(x, y)
        : (document as unknown as Positioned).caretPositionFromPoint?.(x, y);
    if (!place) return undefined;
    const [node, offset] = "startContainer" in place ? [place.startContainer, place.startOffset] : [place.offsetNode, place.offset];
    if (!element.contains(node)) return undefined;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, offset);
    return before.toString().length;
}

interface Positioned {
    caretPositionFromPoint?(x: number, y: number): { offsetNode: Node; offset: number } | null;
}
