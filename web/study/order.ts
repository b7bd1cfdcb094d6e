export interface Order {
    key: string;
    descending: boolean;
}

/** Rows by a column; rows without a value come last, and equal ones keep their order. */
export function sortRows(rows: Uint32Array, values: ArrayLike<number>, descending: boolean): Uint32Array {
    const sign = descending ? -1 : 1;
    const having = rows.filter((row) => !Number.isNaN(values[row]!));
    const without = rows.filter((row) => Number.isNaN(values[row]!));
    having.sort((one, other) => {
        const [left, right] = [values[one]!, values[other]!];
        return left < right ? -sign : left > right ? sign : one - other;
    });
    const sorted = new Uint32Array(rows.length);
    sorted.set(having);
    sorted.set(without, having.length);
    return sorted;
}
