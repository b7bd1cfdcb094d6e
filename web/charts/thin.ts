/** Rows that stand for all, and how many trials each stands for. */
export interface Thinned {
    rows: Uint32Array;
    counts: Uint32Array;
}

/**
 * Keeps one row for each square of `size` pixels, so that a cloud of any number of points draws as fast as a full picture.
 * The rows of `keep` (the best, the extremes) stay whatever else is in their square. Rows without a place are left out.
 */
export function thin(
    rows: Uint32Array,
    x: (row: number) => number,
    y: (row: number) => number,
    width: number,
    height: number,
    keep: Iterable<number> = [],
    size = 2,
): Thinned {
    const across = Math.max(1, Math.ceil(width / size));
    const down = Math.max(1, Math.ceil(height / size));
    const places = new Int32Array(across * down).fill(-1);
    const kept: number[] = [];
    const counts: number[] = [];
    const always = new Set<number>();
    for (const row of keep) {
        if (row < 0 || always.has(row) || !Number.isFinite(x(row)) || !Number.isFinite(y(row))) continue;
        always.add(row);
        kept.push(row);
        counts.push(1);
    }
    for (const row of rows) {
        const left = x(row);
        const top = y(row);
        if (!Number.isFinite(left) || !Number.isFinite(top) || always.has(row)) continue;
        const column = Math.min(across - 1, Math.max(0, Math.floor(left / size)));
        const line = Math.min(down - 1, Math.max(0, Math.floor(top / size)));
        const square = line * across + column;
        const place = places[square]!;
        if (place >= 0) {
            counts[place]!++;
            continue;
        }
        places[square] = kept.length;
        kept.push(row);
        counts.push(1);
    }
    return { rows: Uint32Array.from(kept), counts: Uint32Array.from(counts) };
}

/** The rows with the smallest and largest value of a column. */
export function extremes(values: Float64Array, rows: Uint32Array): number[] {
    let low = -1;
    let high = -1;
    for (const row of rows) {
        const value = values[row]!;
        if (!Number.isFinite(value)) continue;
        if (low < 0 || value < values[low]!) low = row;
        if (high < 0 || value > values[high]!) high = row;
    }
    return low < 0 ? [] : [low, high];
}
