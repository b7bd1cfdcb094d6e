import { useState } from "preact/hooks";
import type { Curve, default as CurveLines } from "../charts/curves";
import { counted } from "../charts/format";
import { Frame } from "../charts/frame";
import { Sized } from "../charts/sized";
import { Toggle } from "../charts/toggle";
import type { View } from "../charts/view";
import { Failure } from "../parts/states";
import { useAsked, type Asked } from "../parts/asked";
import { find, type Model } from "./model";
import type { Curve as StoredCurve, Curves } from "./types";

const height = 320;

/** uPlot comes with the first curve. */
export function LazyCurves({ view, curves, log, height }: { view: View; curves: Curve[]; log: boolean; height: number }) {
    const loaded = useAsked(() => import("../charts/curves"), []);
    const Lines: typeof CurveLines | undefined = loaded.value?.default;
    if (loaded.error) return <Failure wanted="The curves cannot be drawn." error={loaded.error} retry={loaded.retry} />;
    return (
        <Sized height={height + 44}>
            {(width) => Lines && <Lines view={view} curves={curves} log={log} width={width} height={height} />}
        </Sized>
    );
}

/** What trials reported on their way. */
export function IntermediateValues({ model, view, asked }: { model: Model; view: View; asked: Omit<Asked<Curves>, "set"> }) {
    const [log, setLog] = useState(false);
    const selected = new Set(view.rows);
    const curves = (asked.value?.curves ?? [])
        .map((curve) => curveOf(model, curve))
        .filter((curve) => curve !== undefined && selected.has(curve.row)) as Curve[];
    const positive = curves.every((curve) => curve.values.every((value) => !(value <= 0)));
    const left = (asked.value?.total ?? 0) - (asked.value?.curves.length ?? 0);
    return (
        <Frame
            title="Intermediate values"
            height={height + 44}
            summary="Reported values over steps. Running trials move; the best is thick, pruned ones are dashed."
            missing={left > 0 ? `${counted(curves.length, "curve")}: all running, the best, the latest and a sample of the others.` : ""}
            empty={
                asked.error && !asked.value
                    ? asked.error.message
                    : asked.value &&
                      curves.length === 0 &&
                      "No selected trial has reported a value. Trials that call Report draw their curve here."
            }
            controls={positive && <Toggle text="log" on={log} set={setLog} />}
            sheet={() => ({
                columns: ["trial", "step", "value"],
                rows: curves.flatMap((curve) =>
                    curve.steps.map((step, index) => [view.trials.numbers[curve.row]!, step, curve.values[index]!]),
                ),
            })}
        >
            <LazyCurves view={view} curves={curves} log={log && positive} height={height} />
        </Frame>
    );
}

export function curveOf(model: Model, stored: StoredCurve): Curve | undefined {
    const row = find(model.trials.numbers, stored.number);
    if (row < 0 || stored.steps.length === 0) return undefined;
    return { row, steps: stored.steps, values: stored.values.map(Number) };
}
