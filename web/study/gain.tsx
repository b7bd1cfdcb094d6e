import { useState } from "preact/hooks";
import { count, counted, number } from "../charts/format";
import { Frame } from "../charts/frame";
import { line } from "../charts/marks";
import { Axes, makePlot } from "../charts/plot";
import { linearScale, logScale } from "../charts/scale";
import { Sized } from "../charts/sized";
import type { Objective } from "../charts/trials";
import { useAttempt } from "../parts/attempt";
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
    const { error, run } = useAttempt();
    const compute = async () => {
        setAsking(true);
        await run(async () => setGain(await ask()));
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
                `After trial ${count(last.trial)}, ${objective.name} can improve by at most ${number(last.gain)}, with 90 % probability.`
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
            <Sized height={height}>{(width) => last && <Line gain={gain!} width={width} />}</Sized>
        </Frame>
    );
}

function Question({ asked, asking, error, compute }: { asked: boolean; asking: boolean; error?: string; compute(): void }) {
    if (asked) return <>Nothing can be said yet: it takes 20 results whose trials have a parameter in common.</>;
    return (
        <>
            {error ?? "How much better can it get? A model of the trials bounds what is left to gain. It takes some seconds. "}
            <button class="button" disabled={asking} onClick={compute}>
                {asking ? "Computing" : "Compute"}
            </button>
        </>
    );
}

function Line({ gain, width }: { gain: RemainingGain; width: number }) {
    const xs = gain.points.map((point) => point.trial);
    const ys = gain.points.map((point) => point.gain);
    const [least, most] = [Math.min(...ys), Math.max(...ys)];
    const scale = least > 0 && most > 1000 * least ? logScale(least, most) : linearScale(0, most * 1.05);
    const plot = makePlot(width, height, linearScale(xs[0]! - 1, xs.at(-1)! + 1, true), scale);
    return (
        <Axes plot={plot} xTitle="trial" yTitle="left to gain" label={`Left to gain after ${counted(xs.length, "trial")}`}>
            <path class="best-line" d={line(xs.map(plot.px), ys.map(plot.py))} />
        </Axes>
    );
}
