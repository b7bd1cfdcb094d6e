import { isBetter, isResult, type Objective, type Trials } from "./trials";

/** The rows no other row beats in both objectives, from best in `one` to best in `other`. O(n log n). */
export function front(trials: Trials, rows: Uint32Array, one: Objective, other: Objective): Uint32Array {
    const a = one.values;
    const b = other.values;
    const valid = rows.filter((row) => isResult(trials, row, one) && isResult(trials, row, other));
    const sign = one.direction === "minimize" ? 1 : -1;
    const otherSign = other.direction === "minimize" ? 1 : -1;
    valid.sort((left, right) => sign * (a[left]! - a[right]!) || otherSign * (b[left]! - b[right]!));
    const kept: number[] = [];
    let last: number | undefined;
    for (const row of valid) {
        const equalsLast = last !== undefined && a[row] === a[last] && b[row] === b[last];
        if (last !== undefined && !equalsLast && !isBetter(other, b[row]!, b[last]!)) continue;
        kept.push(row);
        last = row;
    }
    return Uint32Array.from(kept);
}

/**
 * The area between the front and the worst values, after each result in order of `rows`.
 * The reference point is the worst value of each objective among the results, so the last number is the largest.
 */
export function hypervolumes(trials: Trials, rows: Uint32Array, one: Objective, other: Objective): [Uint32Array, Float64Array] {
    const valid = rows.filter((row) => isResult(trials, row, one) && isResult(trials, row, other));
    const sign = one.direction === "minimize" ? 1 : -1;
    const otherSign = other.direction === "minimize" ? 1 : -1;
    let worst = -Infinity;
    let otherWorst = -Infinity;
    for (const row of valid) {
        worst = Math.max(worst, sign * one.values[row]!);
        otherWorst = Math.max(otherWorst, otherSign * other.values[row]!);
    }

    const volumes = new Float64Array(valid.length);
    const xs: number[] = [];
    const ys: number[] = [];
    let volume = 0;
    valid.forEach((row, index) => {
        volume += insert(xs, ys, sign * one.values[row]!, otherSign * other.values[row]!, worst, otherWorst);
        volumes[index] = volume;
    });
    return [valid, volumes];
}

/** Puts a point into a front sorted by x (both minimised) and returns the area it adds. */
function insert(xs: number[], ys: number[], x: number, y: number, worstX: number, worstY: number): number {
    let at = 0;
    for (let high = xs.length; at < high;) {
        const middle = (at + high) >> 1;
        if (xs[middle]! < x) at = middle + 1;
        else high = middle;
    }
    if ((at > 0 && ys[at - 1]! <= y) || (xs[at] === x && ys[at]! <= y)) return 0;
    let added = 0;
    let ceiling = at > 0 ? ys[at - 1]! : worstY;
    let from = x;
    let end = at;
    for (; end < xs.length && ys[end]! >= y; end++) {
        added += (xs[end]! - from) * (ceiling - y);
        from = xs[end]!;
        ceiling = ys[end]!;
    }
    added += ((end < xs.length ? xs[end]! : worstX) - from) * (ceiling - y);
    xs.splice(at, end - at, x);
    ys.splice(at, end - at, y);
    return added;
}
