/** A grid of means over the unit square, spread into the squares that have no point; NaN where none is near. */
export interface Field {
    across: number;
    down: number;
    means: Float64Array;
}

/** Means of `value` on a grid, smoothed with a bell of two squares where the axis is a number. */
export function field(
    points: { x: number; y: number; value: number }[],
    across: number,
    down: number,
    smooth: { across: boolean; down: boolean },
): Field {
    let sums = new Float64Array(across * down);
    let weights = new Float64Array(across * down);
    for (const point of points) {
        const column = Math.min(across - 1, Math.max(0, Math.floor(point.x * across)));
        const line = Math.min(down - 1, Math.max(0, Math.floor(point.y * down)));
        sums[line * across + column]! += point.value;
        weights[line * across + column]! += 1;
    }
    for (let pass = 0; pass < 10; pass++) {
        if (smooth.across) [sums, weights] = [blur(sums, 1, across), blur(weights, 1, across)];
        if (smooth.down) [sums, weights] = [blur(sums, across, down), blur(weights, across, down)];
    }
    return { across, down, means: sums.map((sum, index) => (weights[index]! > 1e-9 ? sum / weights[index]! : NaN)) };
}

/** One pass of the kernel 1-2-1 over lines whose squares are `stride` apart. */
function blur(from: Float64Array<ArrayBuffer>, stride: number, length: number): Float64Array<ArrayBuffer> {
    return from.map((value, index) => {
        const at = Math.floor(index / stride) % length;
        const before = at > 0 ? from[index - stride]! : 0;
        const after = at < length - 1 ? from[index + stride]! : 0;
        return (before + 2 * value + after) / 4;
    });
}
