import { token } from "../theme/theme";
import { later } from "./later";
import type { Scale } from "./scale";

export const height = 400;
export const top = 48;
export const bottom = height - 44;
/** Where lines of absent values go. */
export const nowhere = height - 20;
/** Of each half; more lines than this make one colour. */
export const mostLines = 4000;

/** An axis where it stands. */
export interface PlacedAxis {
    x: number;
    scale: Scale;
    values: Float64Array;
    isChoice: boolean;
}

/** Where the line of a trial crosses an axis; below it when the trial has no such value. */
export function placeOn({ scale, values, isChoice }: PlacedAxis, row: number): number {
    const value = values[row]!;
    return Number.isFinite(value) && !(isChoice && value < 0) ? bottom - scale.at(value) * (bottom - top) : nowhere;
}

/** Draws a few thousand lines a task, so that any number of trials leaves the page responsive. */
export function paint(canvas: HTMLCanvasElement, width: number, axes: PlacedAxis[]) {
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d")!;
    const stroke = (rows: Uint32Array, from: number, to: number) => {
        pen.beginPath();
        for (let index = from; index < to; index++) {
            const row = rows[index]!;
            axes.forEach((axis, at) => {
                const y = placeOn(axis, row);
                if (at === 0) pen.moveTo(axis.x, y);
                else pen.lineTo(axis.x, y);
            });
        }
        pen.stroke();
    };
    return (everything: Uint32Array, lines: Uint32Array): (() => void) => {
        pen.setTransform(ratio, 0, 0, ratio, 0, 0);
        pen.clearRect(0, 0, width, height);
        const alpha = Math.max(0.03, Math.min(0.5, 60 / Math.sqrt(lines.length + 1) / 10));
        const ground = { colour: token("--line"), alpha: 0.5, rows: sampled(everything, 1500), width: 1 };
        const half = lines.length >> 1;
        const passes = [
            ...(lines.length < everything.length ? [ground] : []),
            { colour: token("--waiting"), alpha: alpha * 0.6, rows: sampled(lines.subarray(0, half), mostLines), width: 1 },
            { colour: token("--accent"), alpha, rows: sampled(lines.subarray(half), mostLines), width: 1 },
            { colour: token("--ink"), alpha: 1, rows: lines.subarray(lines.length - 1), width: 2 },
        ];
        let [pass, at] = [0, 0];
        let cancel: () => void = () => undefined;
        const go = () => {
            const started = performance.now();
            while (pass < passes.length && performance.now() - started < 8) {
                const { colour, alpha, rows, width } = passes[pass]!;
                [pen.strokeStyle, pen.globalAlpha, pen.lineWidth] = [colour, alpha, width];
                stroke(rows, at, Math.min(rows.length, at + 20));
                at += 20;
                if (at >= rows.length) [pass, at] = [pass + 1, 0];
            }
            if (pass < passes.length) cancel = later(go);
        };
        cancel = later(go);
        return () => cancel();
    };
}

export function sampled(rows: Uint32Array, most: number): Uint32Array {
    if (rows.length <= most) return rows;
    return Uint32Array.from({ length: most }, (_, index) => rows[Math.floor(((index + 1) * rows.length) / most) - 1]!);
}

/** The line that passes nearest to a place, −1 when none is near. */
export function nearestLine(axes: PlacedAxis[], rows: Uint32Array, x: number, y: number): number {
    const right = axes.findIndex((axis) => axis.x >= x);
    if (right < 1) return -1;
    const [from, to] = [axes[right - 1]!, axes[right]!];
    const share = (x - from.x) / (to.x - from.x);
    let [best, distance] = [-1, 10];
    for (const row of rows) {
        const start = placeOn(from, row);
        const here = Math.abs(start + (placeOn(to, row) - start) * share - y);
        if (here <= distance) [best, distance] = [row, here];
    }
    return best;
}
