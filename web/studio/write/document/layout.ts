import type { Line } from "../../scene";
import type { Lines } from "./splice";

/** How many letters fit into a row of each kind of line, and the heights in pixels. */
export interface Measures {
    letters: Record<Line["kind"], number>;
    row: number;
    /** Below every line. */
    gap: number;
    /** Of the name above a speech; 0 where it stands beside it. */
    cue: number;
}

/** The height of a line before it has been on the screen. The letters are all of one width, so this is nearly exact. */
export function heightOf(line: Line, { letters, row, gap, cue }: Measures): number {
    return rowsOf(line.text, letters[line.kind]) * row + (line.kind === "speech" ? cue : 0) + gap;
}

/** Rows that a text takes when it is broken between words. */
export function rowsOf(text: string, letters: number): number {
    let rows = 1;
    let at = 0;
    for (const word of text.split(" ")) {
        const end = at === 0 ? word.length : at + 1 + word.length;
        if (end <= letters) at = end;
        else if (word.length <= letters) [rows, at] = [rows + 1, word.length];
        else {
            const over = at === 0 ? word.length : letters + word.length;
            rows += Math.ceil(over / letters) - 1;
            at = word.length % letters || letters;
        }
    }
    return rows;
}

/** Where each line begins; one more at the end. */
export function offsetsOf(lines: Lines, height: (line: Line) => number): Float64Array {
    const offsets = new Float64Array(lines.length + 1);
    for (let index = 0; index < lines.length; index++) offsets[index + 1] = offsets[index]! + height(lines[index]!);
    return offsets;
}

/** The last line that begins at or above a place; 0 of an empty document. */
export function lineAt(offsets: Float64Array, place: number): number {
    let [low, high] = [0, Math.max(0, offsets.length - 2)];
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (offsets[middle]! <= place) low = middle;
        else high = middle - 1;
    }
    return low;
}
