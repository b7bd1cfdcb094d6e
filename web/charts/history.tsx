import { useMemo, useState } from "preact/hooks";
import { BestMark, cloud, CloudMarks } from "./cloud";
import { count, counted, number } from "./format";
import { Frame } from "./frame";
import { Hover } from "./hover";
import { useLater } from "./later";
import { steps } from "./marks";
import { Axes, makePlot } from "./plot";
import { columnScale, extent, linearScale, timeScale, type Scale } from "./scale";
import { Sized } from "./sized";
import { isBetter, isResult, results, State, type Objective, type Trials } from "./trials";
import { Toggle } from "./toggle";
import { sheet, type View } from "./view";

const height = 320;

/** Values in the order of the trials or by the time when they ended, and the best so far. */
export function History({ view }: { view: View }) {
    const [log, setLog] = useState(false);
    const [pruned, setPruned] = useState(true);
    const [byTime, setByTime] = useState(false);
    const { trials, rows, objective, best } = view;
    const shown = rows.filter((row) => Number.isFinite(objective.values[row]) && (pruned || trials.states[row] !== State.pruned));
    const positive = shown.every((row) => objective.values[row]! > 0);
    const hasPruned = rows.some((row) => trials.states[row] === State.pruned && Number.isFinite(objective.values[row]));
    const scale = useMemo(() => valueScale(view, shown, log && positive), [view, log, shown.length]);
    const outside = shown.filter((row) => Math.abs(scale.at(objective.values[row]!) - 0.5) > 0.5).length;
    const without = rows.reduce((sum, row) => sum + (isEnded(trials, row) && !Number.isFinite(objective.values[row]) ? 1 : 0), 0);
    return (
        <Frame
            title="History"
            height={height}
            summary={summary(view)}
            missing={[
                without > 0 ? `${counted(without, "trial")} ended without a finite value.` : "",
                outside > 0
                    ? `${counted(outside, "trial")} ${outside === 1 ? "lies" : "lie"} outside of the picture, far from the results.`
                    : "",
            ].join(" ")}
            empty={shown.length === 0 && "No trial has a value yet. The first one appears here by itself."}
            controls={
                <>
                    <Toggle text="by time" on={byTime} set={setByTime} />
                    {positive && <Toggle text="log" on={log} set={setLog} />}
                    {hasPruned && <Toggle text="pruned" on={pruned} set={setPruned} />}
                </>
            }
            sheet={() => sheet(view, shown, [objective])}
        >
            <Sized height={height}>
                {(width) => (
                    <Picture
                        view={view}
                        rows={
                            byTime ? shown.filter((row) => isEnded(trials, row)).sort((a, b) => trials.ends[a]! - trials.ends[b]!) : shown
                        }
                        xs={byTime ? trials.ends : trials.numbers}
                        scale={scale}
                        width={width}
                        label={best >= 0 ? summary(view) : "History"}
                    />
                )}
            </Sized>
        </Frame>
    );
}

interface PictureProps {
    view: View;
    /** In the order of their xs. */
    rows: Uint32Array;
    /** Numbers or times of end, by row. */
    xs: Float64Array;
    scale: Scale;
    width: number;
    label: string;
}

function Picture({ view, rows, xs, scale, width, label }: PictureProps) {
    const byTime = xs === view.trials.ends;
    const drawn = useLater(() => {
        const { trials, objective } = view;
        const last = byTime ? (xs[rows.at(-1)!] ?? 0) : (trials.numbers[trials.count - 1] ?? 1);
        const across = byTime ? timeAcross(xs, rows) : linearScale(-last * 0.01, Math.max(1, last * 1.01), true);
        const plot = makePlot(width, height, across, scale);
        const best = bestSoFar(trials, rows, objective);
        const corners = [...best.map((row) => xs[row]!), last];
        const values = best.map((row) => objective.values[row]!);
        return {
            plot,
            points: cloud(view, rows, plot, xs, objective.values),
            best: best.length > 0 ? steps(corners.map(plot.px), [...values, values.at(-1)!].map(plot.py)) : "",
        };
    }, [view, width, scale, byTime]);
    if (!drawn) return null;
    const { plot, points, best } = drawn;
    return (
        <>
            <Axes plot={plot} xTitle={byTime ? "time" : "trial"} yTitle={view.objective.name} label={label}>
                <CloudMarks cloud={points} />
                <path class="best-line" d={best} />
                <BestMark view={view} plot={plot} xs={xs} ys={view.objective.values} />
            </Axes>
            <Hover view={view} places={points} width={width} height={height} />
        </>
    );
}

function timeAcross(ends: Float64Array, rows: Uint32Array): Scale {
    const [low, high] = extent(ends, rows);
    const air = Math.max(500, (high - low) * 0.01);
    return timeScale(low - air, high + air);
}

/** Room for all results and a quarter more at the worse end: hopeless pruned trials must not flatten the picture. */
function valueScale({ trials, objective }: View, rows: Uint32Array, log: boolean): Scale {
    const complete = results(trials, rows, objective);
    const [low, high] = extent(objective.values, complete);
    const spare = (high - low) / 4;
    const near =
        complete.length < 2 ? rows : rows.filter((row) => objective.values[row]! >= low - spare && objective.values[row]! <= high + spare);
    return columnScale({ ...objective, scale: log ? "log" : "linear" }, near);
}

/** The rows that were better than all before them. */
export function bestSoFar(trials: Trials, rows: Uint32Array, objective: Objective): number[] {
    const best: number[] = [];
    for (const row of rows) {
        if (!isResult(trials, row, objective)) continue;
        if (best.length === 0 || isBetter(objective, objective.values[row]!, objective.values[best.at(-1)!]!)) best.push(row);
    }
    return best;
}

function summary({ trials, rows, objective, best }: View): string {
    if (best < 0) return "No trial has a result yet.";
    const since = rows.filter((row) => row > best && isResult(trials, row, objective)).length;
    const still = since > 0 ? `; ${counted(since, "result")} since then, none better` : "";
    const extreme = objective.direction === "minimize" ? "lowest" : "highest";
    const found = `${number(objective.values[best]!)} is the ${extreme} ${objective.name} so far`;
    return `${found}, at trial ${count(trials.numbers[best]!)}${still}.`;
}

function isEnded(trials: Trials, row: number): boolean {
    return trials.states[row] !== State.running && trials.states[row] !== State.waiting;
}
