/** Share of results that are at most each value: the sorted values and, for each, the share up to it. */
export function edf(values: Float64Array): { values: Float64Array; shares: Float64Array } {
    const sorted = values.filter(Number.isFinite).sort();
    return { values: sorted, shares: sorted.map((_, index) => (index + 1) / sorted.length) };
}

/** At most `count` places of a curve, evenly spread, first and last included. */
export function spread(length: number, count: number): number[] {
    if (length <= count) return Array.from({ length }, (_, index) => index);
    return Array.from({ length: count }, (_, index) => Math.round((index * (length - 1)) / (count - 1)));
}
