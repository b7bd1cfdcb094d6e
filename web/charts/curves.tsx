import { useMemo, useState } from "preact/hooks";
import uPlot from "uplot";
import { token } from "../theme/theme";
import { canvasAxis, canvasScale, useCanvas } from "./canvas";
import { number } from "./format";
import { State } from "./trials";
import type { View } from "./view";

/** Values that a trial reported on its way. */
export interface Curve {
    row: number;
    steps: number[];
    values: number[];
}

interface CurvesProps {
    view: View;
    curves: Curve[];
    log: boolean;
    width: number;
    height: number;
}

/** Reported values over steps. Running trials move; the best trial is drawn last and thick. */
export default function CurveLines({ view, curves, log, width, height }: CurvesProps) {
    const [over, setOver] = useState<{ row: number; text: string }>();
    const key = curves.map((curve) => `${curve.row}:${view.trials.states[curve.row]}`).join();
    const data = useMemo(() => aligned(curves), [curves]);
    const box = useCanvas(() => options(view, curves, log, width, height, setOver), data, [key, log, width, height, view.best]);
    return (
        <>
            <div
                ref={box}
                role="img"
                aria-label={`Reported values of ${curves.length} trials`}
                onClick={() => over && view.pick(over.row)}
                data-over={over !== undefined}
            />
            <p class="curve-titles">
                <span>{view.objective.name}</span>
                <span>step</span>
            </p>
            <p class="curve-tip" role="status">
                {over ? `${over.text} ${view.say(over.row)}` : "\u00a0"}
            </p>
        </>
    );
}

function aligned(curves: Curve[]): uPlot.AlignedData {
    if (curves.length === 0) return [[], []];
    const finite = (value: number) => (Number.isFinite(value) ? value : null);
    return uPlot.join(curves.map((curve) => [curve.steps, curve.values.map(finite)] as uPlot.AlignedData));
}

type Over = { row: number; text: string } | undefined;

function options(view: View, curves: Curve[], log: boolean, width: number, height: number, tell: (over: Over) => void): uPlot.Options {
    return {
        width,
        height,
        legend: { show: false },
        cursor: { focus: { prox: 24 }, y: false, points: { size: 6 }, drag: { x: true, y: false } },
        focus: { alpha: 0.25 },
        scales: { x: { time: false }, y: canvasScale(log) },
        axes: [
            { ...canvasAxis(false), grid: { show: false } },
            { ...canvasAxis(log), size: 64 },
        ],
        series: [
            {},
            ...curves.map((curve) => ({
                spanGaps: true,
                points: { show: curve.steps.length === 1 },
                ...(curves.length === 1 ? foremost() : look(view, curve.row)),
            })),
        ],
        hooks: {
            setSeries: [
                (plot, index) => {
                    const at = plot.cursor.idx;
                    const curve = index ? curves[index - 1] : undefined;
                    const value = curve && at != null ? plot.data[index!]![at] : undefined;
                    tell(curve && { row: curve.row, text: value == null ? "" : `${number(value)} at step ${number(plot.data[0][at!]!)}.` });
                },
            ],
        },
    };
}

interface Look {
    stroke: string;
    width: number;
    alpha?: number;
    dash?: number[];
}

function foremost(): Look {
    return { stroke: token("--ink"), width: 2.5 };
}

function look(view: View, row: number): Look {
    if (row === view.best) return foremost();
    switch (view.trials.states[row]) {
        case State.running:
            return { stroke: token("--running"), width: 2 };
        case State.pruned:
            return { stroke: token("--pruned"), width: 1, alpha: 0.55, dash: [4, 3] };
        case State.failed:
            return { stroke: token("--failed"), width: 1, alpha: 0.7, dash: [1, 3] };
        default:
            return { stroke: token("--complete"), width: 1, alpha: 0.45 };
    }
}
