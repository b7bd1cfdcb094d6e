/** A grid of means over the unit square, spread into the squares that have no point; NaN where none is near. */
export interface Field {
  across: number;
  down: number;
  means: Float64Array;
}

/** Means of `value` on a grid, smoothed with a bell of about one and a half squares. */
export function field(points: { x: number; y: number; value: number }[], across: number, down: number): Field {
  let sums = new Float64Array(across * down);
  let weights = new Float64Array(across * down);
  for (const point of points) {
    const column = Math.min(across - 1, Math.max(0, Math.floor(point.x * across)));
    const line = Math.min(down - 1, Math.max(0, Math.floor(point.y * down)));
    sums[line * across + column]! += point.value;
    weights[line * across + column]! += 1;
  }
  for (let pass = 0; pass < 4; pass++) {
    sums = blur(sums, across, down);
    weights = blur(weights, across, down);
  }
  return { across, down, means: sums.map((sum, index) => (weights[index]! > 1e-9 ? sum / weights[index]! : NaN)) };
}

/** One pass of the kernel 1-2-1 in both directions. */
function blur(from: Float64Array<ArrayBuffer>, across: number, down: number): Float64Array<ArrayBuffer> {
  const rows = new Float64Array(from.length);
  for (let line = 0; line < down; line++) {
    for (let column = 0; column < across; column++) {
      const at = line * across + column;
      const left = column > 0 ? from[at - 1]! : 0;
      const right = column < across - 1 ? from[at + 1]! : 0;
      rows[at] = (left + 2 * from[at]! + right) / 4;
    }
  }
  const both = new Float64Array(from.length);
  for (let line = 0; line < down; line++) {
    for (let column = 0; column < across; column++) {
      const at = line * across + column;
      const above = line > 0 ? rows[at - across]! : 0;
      const below = line < down - 1 ? rows[at + across]! : 0;
      both[at] = (above + 2 * rows[at]! + below) / 4;
    }
  }
  return both;
}
