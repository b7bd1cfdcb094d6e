import type { Line } from "../../scene";
import { readsSame, type Lines } from "./splice";

/** Two versions beside each other: a line of one, of the other, or of both. */
export interface Pair {
    one?: Line;
    other?: Line;
    same: boolean;
}

const most = 2000;

/** Aligns two versions by a longest common subsequence of equal lines. What differs between two equal lines stands side by side. */
export function align(one: Lines, other: Lines): Pair[] {
    let start = 0;
    while (start < one.length && start < other.length && readsSame(one[start]!, other[start]!)) start++;
    let [end, otherEnd] = [one.length, other.length];
    while (end > start && otherEnd > start && readsSame(one[end - 1]!, other[otherEnd - 1]!)) [end, otherEnd] = [end - 1, otherEnd - 1];
    return [
        ...one.slice(0, start).map((line, index) => ({ one: line, other: other[index], same: true })),
        ...middle(one.slice(start, end), other.slice(start, otherEnd)),
        ...one.slice(end).map((line, index) => ({ one: line, other: other[otherEnd + index], same: true })),
    ];
}

function middle(one: Lines, other: Lines): Pair[] {
    const matches = one.length <= most && other.length <= most ? common(one, other) : [];
    const pairs: Pair[] = [];
    let [at, otherAt] = [0, 0];
    for (const [index, otherIndex] of [...matches, [one.length, other.length] as const]) {
        for (; at < index || otherAt < otherIndex; at++, otherAt++) {
            pairs.push({
                one: at < index ? one[at] : undefined,
                other: otherAt < otherIndex ? other[otherAt] : undefined,
                same: false,
            });
        }
        if (index < one.length) pairs.push({ one: one[index], other: other[otherIndex], same: true });
        [at, otherAt] = [index + 1, otherIndex + 1];
    }
    return pairs;
}

/** Places of a longest common subsequence. */
function common(one: Lines, other: Lines): (readonly [number, number])[] {
    const wide = other.length + 1;
    const lengths = new Uint16Array((one.length + 1) * wide);
    for (let i = one.length - 1; i >= 0; i--) {
        for (let j = other.length - 1; j >= 0; j--) {
            lengths[i * wide + j] = readsSame(one[i]!, other[j]!)
                ? lengths[(i + 1) * wide + j + 1]! + 1
                : Math.max(lengths[(i + 1) * wide + j]!, lengths[i * wide + j + 1]!);
        }
    }
    const places: (readonly [number, number])[] = [];
    for (let [i, j] = [0, 0]; i < one.length && j < other.length;) {
        if (readsSame(one[i]!, other[j]!)) places.push([i++, j++]);
        else if (lengths[(i + 1) * wide + j]! >= lengths[i * wide + j + 1]!) i++;
        else j++;
    }
    return places;
}
