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
): Uint32Array {
  const across = Math.max(1, Math.ceil(width / size));
  const down = Math.max(1, Math.ceil(height / size));
  const taken = new Uint8Array(across * down);
  const kept = new Uint32Array(Math.min(rows.length, across * down + rows.length));
  const kind = new Set<number>();
  let length = 0;
  for (const row of keep) {
    if (kind.has(row) || !Number.isFinite(x(row)) || !Number.isFinite(y(row))) continue;
    kind.add(row);
    kept[length++] = row;
  }
  for (const row of rows) {
    const left = x(row);
    const top = y(row);
    if (!Number.isFinite(left) || !Number.isFinite(top) || kind.has(row)) continue;
    const column = Math.min(across - 1, Math.max(0, Math.floor(left / size)));
    const line = Math.min(down - 1, Math.max(0, Math.floor(top / size)));
    const square = line * across + column;
    if (taken[square] === 1) continue;
    taken[square] = 1;
    kept[length++] = row;
  }
  return kept.slice(0, length);
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
