import { number } from "./format";
import type { Places } from "./hover";
import { crosses, diamonds, dots } from "./marks";
import { shorten, type Plot } from "./plot";
import { extremes, thin } from "./thin";
import { State } from "./trials";
import type { View } from "./view";

/** Trials in a picture, thinned, as one path for each kind. */
export interface Cloud extends Places {
    /** By how many trials a mark stands for: few, as many as most, more. */
    complete: [string, string, string];
    pruned: string;
    infeasible: string;
}

/** Places the rows that have an x and a y. Each kind is thinned by itself; the best and the extremes stay. */
export function cloud(view: View, rows: Uint32Array, plot: Plot, xs: Float64Array, ys: Float64Array): Cloud {
    const { trials } = view;
    const x = (row: number) => plot.px(xs[row]!);
    const y = (row: number) => plot.py(ys[row]!);
    const inside = (row: number) => y(row) >= plot.top - 1 && y(row) <= plot.bottom + 1;
    const part = (belongs: (row: number) => boolean, keep: number[]) =>
        thin(
            rows.filter((row) => belongs(row) && inside(row)),
            x,
            y,
            plot.width,
            plot.height,
            keep,
            3,
        );
    const feasible = (row: number) => trials.infeasible[row] === 0;
    const best = view.best >= 0 ? [view.best] : [];
    const complete = part(
        (row) => trials.states[row] === State.complete && feasible(row),
        [...best, ...extremes(ys, rows).filter((row) => trials.states[row] === State.complete && feasible(row) && inside(row))],
    );
    const pruned = part((row) => trials.states[row] === State.pruned && feasible(row), []);
    const infeasible = part((row) => !feasible(row), []);
    const usual = complete.counts.reduce((sum, count) => sum + count, 0) / Math.max(1, complete.counts.length);
    const crowd = (low: number, high: number) =>
        dots(
            complete.rows.filter((_, index) => complete.counts[index]! > low * usual && complete.counts[index]! <= high * usual),
            x,
            y,
        );
    return {
        rows: Uint32Array.from([...complete.rows, ...pruned.rows, ...infeasible.rows]),
        x,
        y,
        complete: [crowd(0, 0.5), crowd(0.5, 1.5), crowd(1.5, Infinity)],
        pruned: diamonds(pruned.rows, x, y),
        infeasible: crosses(infeasible.rows, x, y),
    };
}

export function CloudMarks({ cloud }: { cloud: Cloud }) {
    return (
        <>
            <path class="mark-infeasible" d={cloud.infeasible} />
            <path class="mark-pruned" d={cloud.pruned} />
            <g class={cloud.rows.length > 3000 ? "dense" : ""}>
                {cloud.complete.map((d, crowd) => (
                    <path class={`mark-complete crowd-${crowd}`} d={d} />
                ))}
            </g>
        </>
    );
}

/** A ring round the best trial, and its value beside it. */
export function BestMark({ view, plot, xs, ys }: { view: View; plot: Plot; xs: Float64Array; ys: Float64Array }) {
    if (view.best < 0) return null;
    const x = plot.px(xs[view.best]!);
    const y = plot.py(ys[view.best]!);
    if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
    const text = `best ${number(view.objective.values[view.best]!)}`;
    const toLeft = x > plot.right - text.length * 7;
    const below = y < plot.top + 20;
    return (
        <g class="best">
            <circle cx={x} cy={y} r={6} />
            <text x={x + (toLeft ? -10 : 10)} y={y + (below ? 16 : -8)} text-anchor={toLeft ? "end" : "start"}>
                {shorten(text, plot.width)}
            </text>
        </g>
    );
}
