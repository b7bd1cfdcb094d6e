import type { Trials } from "./trials";

export const mostLanes = 64;

/** Trials side by side: which lane each of `rows` lies in. */
export interface Lanes {
    rows: Uint32Array;
    lane: Uint8Array;
    count: number;
    full: boolean;
    start: number;
    end: number;
}

/** Puts each trial, in order of its start, into the first lane that is free. */
export function pack(trials: Trials, all: Uint32Array): Lanes {
    const rows = all.filter((row) => Number.isFinite(trials.starts[row])).sort((one, other) => trials.starts[one]! - trials.starts[other]!);
    const lane = new Uint8Array(rows.length);
    const free: number[] = [];
    let full = false;
    let end = -Infinity;
    rows.forEach((row) => (end = Math.max(end, trials.starts[row]!, Number.isFinite(trials.ends[row]) ? trials.ends[row]! : -Infinity)));
    rows.forEach((row, index) => {
        const start = trials.starts[row]!;
        let at = free.findIndex((until) => until <= start);
        if (at < 0 && free.length < mostLanes) at = free.push(0) - 1;
        if (at < 0) [at, full] = [index % mostLanes, true];
        free[at] = Number.isFinite(trials.ends[row]) ? trials.ends[row]! : end;
        lane[index] = at;
    });
    return { rows, lane, count: free.length, full, start: rows.length > 0 ? trials.starts[rows[0]!]! : 0, end: rows.length > 0 ? end : 0 };
}
