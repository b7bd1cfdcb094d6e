/** Paths of many marks at once: one element however many points. Each takes pixel places. */
type Place = (row: number) => number;

/** Dots: lines of no length with round ends. */
export function dots(rows: Iterable<number>, x: Place, y: Place): string {
    return path(rows, x, y, (left, top) => `M${left} ${top}h0`);
}

export function diamonds(rows: Iterable<number>, x: Place, y: Place): string {
    return path(rows, x, y, (left, top) => `M${left} ${top}m0-3.5l3.5 3.5-3.5 3.5-3.5-3.5z`);
}

export function crosses(rows: Iterable<number>, x: Place, y: Place): string {
    return path(rows, x, y, (left, top) => `M${left} ${top}m-3-3l6 6m0-6l-6 6`);
}

/** A line that goes across first, then up or down. */
export function steps(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
    let text = "";
    for (let index = 0; index < xs.length; index++) {
        text += index === 0 ? `M${round(xs[0]!)} ${round(ys[0]!)}` : `H${round(xs[index]!)}V${round(ys[index]!)}`;
    }
    return text;
}

export function line(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
    let text = "";
    for (let index = 0; index < xs.length; index++) text += `${index === 0 ? "M" : "L"}${round(xs[index]!)} ${round(ys[index]!)}`;
    return text;
}

function path(rows: Iterable<number>, x: Place, y: Place, mark: (left: number, top: number) => string): string {
    const parts: string[] = [];
    for (const row of rows) parts.push(mark(round(x(row)), round(y(row))));
    return parts.join("");
}

function round(pixel: number): number {
    return Math.round(pixel * 10) / 10;
}
