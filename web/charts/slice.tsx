import { useState } from "preact/hooks";
import { BestMark, cloud, CloudMarks } from "./cloud";
import { count, counted } from "./format";
import { Frame } from "./frame";
import { Hover } from "./hover";
import { useLater } from "./later";
import { Axes, makePlot } from "./plot";
import { columnScale } from "./scale";
import { Sized } from "./sized";
import { Toggle } from "./toggle";
import { State, type Column } from "./trials";
import { sheet, type View } from "./view";

const height = 220;
const shown = 12;

/** The value against each parameter, one small picture a parameter. */
export function Slices({ view, parameters }: { view: View; parameters: Column[] }) {
    const [log, setLog] = useState(false);
    const { trials, objective } = view;
    const rows = view.rows.filter((row) => trials.states[row] === State.complete && Number.isFinite(objective.values[row]));
    const positive = rows.every((row) => objective.values[row]! > 0);
    const drawn = parameters.slice(0, shown);
    return (
        <Frame
            title="Slices"
            wide
            height={height}
            summary={`${objective.name} against each parameter, most important first.`}
            missing={parameters.length > shown ? `The first ${shown} of ${count(parameters.length)} parameters; the table has all.` : ""}
            empty={(rows.length === 0 || parameters.length === 0) && "Slices appear with the first result that has a parameter."}
            controls={positive && <Toggle text="log" on={log} set={setLog} />}
            sheet={() => sheet(view, rows, [objective, ...parameters])}
        >
            <div class="multiples">
                {drawn.map((parameter) => (
                    <Sized height={height} key={parameter.name}>
                        {(width) => <Slice view={view} rows={rows} parameter={parameter} log={log && positive} width={width} />}
                    </Sized>
                ))}
            </div>
        </Frame>
    );
}

interface SliceProps {
    view: View;
    rows: Uint32Array;
    parameter: Column;
    log: boolean;
    width: number;
}

function Slice({ view, rows, parameter, log, width }: SliceProps) {
    const drawn = useLater(() => {
        const column: Column = { ...view.objective, scale: log ? "log" : "linear" };
        const having = rows.filter((row) => !Number.isNaN(parameter.values[row]));
        const plot = makePlot(width, height, columnScale(parameter, having), columnScale(column, rows));
        const xs = parameter.scale === "choice" ? jittered(parameter.values, view.trials.numbers) : parameter.values;
        return { plot, xs, points: cloud(view, having, plot, xs, view.objective.values), without: rows.length - having.length };
    }, [view, width, log]);
    if (!drawn) return null;
    const { plot, xs, points, without } = drawn;
    const label = `${view.objective.name} against ${parameter.name}`;
    return (
        <>
            <Axes
                plot={plot}
                xTitle={`${parameter.name}${parameter.scale === "log" ? ", log" : ""}`}
                yTitle={view.objective.name}
                label={label}
            >
                <CloudMarks cloud={points} />
                <BestMark view={view} plot={plot} xs={xs} ys={view.objective.values} />
                {without > 0 && (
                    <text class="note" x={plot.right} y={12} text-anchor="end">
                        {`absent in ${counted(without, "trial")}`}
                    </text>
                )}
            </Axes>
            <Hover view={view} places={points} width={width} height={height} />
        </>
    );
}

/** Spreads the trials of a choice over its band, the same way each time. */
export function jittered(values: Float64Array, numbers: Float64Array): Float64Array {
    return values.map((value, row) => (value < 0 ? NaN : value + (((numbers[row]! * 0.618034) % 1) - 0.5) * 0.6));
}
