import { useState } from "preact/hooks";
import { counted, number } from "../charts/format";
import { Frame } from "../charts/frame";
import { line } from "../charts/marks";
import { Axes, makePlot } from "../charts/plot";
import { columnScale, linearScale } from "../charts/scale";
import { Sized } from "../charts/sized";
import type { Objective } from "../charts/trials";
import { messageOf } from "../parts/toast";
import type { RemainingGain } from "./types";

const height = 280;

interface GainProps {
    objective: Objective;
    ask(): Promise<RemainingGain>;
}

/** What was left to gain after each trial. It takes the server some seconds, so that a click asks for it. */
export function Gain({ objective, ask }: GainProps) {
    const [gain, setGain] = useState<RemainingGain>();
    const [asking, setAsking] = useState(false);
    const [error, setError] = useState<string>();
    const compute = async () => {
        setAsking(true);
        setError(undefined);
        try {
            setGain(await ask());
        } catch (problem) {
            setError(messageOf(problem));
        }
        setAsking(false);
    };
    const points = gain?.points ?? [];
    const last = points.at(-1);
    return (
        <Frame
            title="Remaining gain"
            height={height}
            summary={
                last &&
                `After trial ${last.trial}, at most ${number(last.gain)} of ${objective.name} is left to gain, with 90 % probability.`
            }
            empty={!last && <Question asked={gain !== undefined} asking={asking} error={error} compute={compute} />}
            controls={
                <button class="quiet" disabled={asking} onClick={compute}>
                    {asking ? "Computing" : "Compute again"}
                </button>
            }
            missing={error}
            sheet={() => ({ columns: ["trial", "left to gain"], rows: points.map((point) => [point.trial, point.gain]) })}
        >
            <Sized height={height}>{(width) => last && <Line gain={gain!} objective={objective} width={width} />}</Sized>
        </Frame>
    );
}

function Question({ asked, asking, error, compute }: { asked: boolean; asking: boolean; error?: string; compute(): void }) {
    if (asked) return <>Nothing can be said yet: it takes 20 results whose trials have a parameter in common.</>;
    return (
        <>
            {error ?? "How much better can it get? A model of the trials bounds what is left to gain. It takes some seconds. "}
            <button disabled={asking} onClick={compute}>
                {asking ? "Computing" : "Compute"}
            </button>
        </>
    );
}

function Line({ gain, objective, width }: { gain: RemainingGain; objective: Objective; width: number }) {
    const xs = gain.points.map((point) => point.trial);
    const ys = gain.points.map((point) => point.gain);
    const values = Float64Array.from(ys);
    const log = Math.min(...ys) > 0 && Math.max(...ys) > 1000 * Math.min(...ys);
    const scale = columnScale({ ...objective, values, scale: log ? "log" : "linear" }, Uint32Array.from(values.keys()));
    const plot = makePlot(width, height, linearScale(xs[0]! - 1, xs.at(-1)! + 1, true), scale);
    return (
        <Axes plot={plot} xTitle="trial" yTitle="left to gain" label={`Left to gain after ${counted(xs.length, "trial")}`}>
            <path class="best-line" d={line(xs.map(plot.px), ys.map(plot.py))} />
        </Axes>
    );
}
