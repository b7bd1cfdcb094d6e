import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import Curve, { type CourseLine } from "../../charts/course";
import { count, duration, number } from "../../charts/format";
import { Frame } from "../../charts/frame";
import { Sized } from "../../charts/sized";
import type { Show, Training } from "../api";
import { isOpen, phaseText } from "../shell/phase";
import { epochTimes } from "./epochTimes";
import { Samples } from "./samples";

const height = 320;

/** A training while it runs and after it: where it is, its curve, and the lines that it writes on its way. */
export function Course({ training, show, children }: { training: Training; show: Show; children?: ComponentChildren }) {
    const last = training.epochs.at(-1);
    const open = isOpen(training);
    return (
        <>
            <section class="block" aria-label="Training">
                <header class="block-head course-head">
                    <p class={training.phase === "failed" ? "wrong" : "soft"} role="status">
                        {children || <b>{training.model}</b>} {phaseText(training)}
                    </p>
                </header>
                {open && <progress max={1} value={training.position} aria-label={`${training.model} learns`} />}
                <dl class="facts">
                    {open && training.secondsLeft !== null && <Fact name="time left" value={duration(training.secondsLeft * 1000)} />}
                    {open && <Fact name="perplexity now" value={last ? number(last.validationPerplexity, 3) : "–"} />}
                    <Fact name="best perplexity" value={training.best === null ? "–" : number(training.best, 3)} />
                    <Fact name={open ? "epoch" : "epochs"} value={training.epoch > 0 ? count(training.epoch) : "–"} />
                    {!open && training.minutes > 0 && (
                        <Fact name="trained" value={duration(training.position * training.minutes * 60_000)} />
                    )}
                    {open && training.wordsPerSecond !== null && <Fact name="words a second" value={count(training.wordsPerSecond)} />}
                </dl>
            </section>
            <div class="course">
                <Picture training={training} />
                <Samples epochs={training.epochs} cast={show.cast} open={open} />
            </div>
            {training.reason && (
                <p class="prose soft small">
                    {training.reason} {training.weights !== null && `${count(training.weights)} weights`}
                    {training.vocabulary !== null && `, ${count(training.vocabulary)} different words.`}
                </p>
            )}
        </>
    );
}

function Fact({ name, value }: { name: string; value: string }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
        </div>
    );
}

function Picture({ training }: { training: Training }) {
    const { xs, lines } = useMemo(() => linesOf(training), [training.curve, training.epochs]);
    const first = training.phase === "queued" || training.phase === "preparing";
    return (
        <Frame
            title="Perplexity"
            height={height}
            summary="Among how many words the model hesitates, on average: lower is better. Validation is text that it has not seen."
            empty={xs.length === 0 && (first ? "The curve begins with the first steps." : "There is no curve of this training.")}
            sheet={() => ({
                columns: [training.minutes > 0 ? "minutes" : "epochs", ...lines.map((line) => line.name)],
                rows: xs.map((x, index) => [x, ...lines.map((line) => line.values[index] ?? "")]),
            })}
        >
            <Sized height={height + 24}>
                {(width) => (
                    <Curve
                        xs={xs}
                        lines={lines}
                        xTitle={training.minutes > 0 ? "minutes" : "epochs"}
                        yTitle="perplexity"
                        sayX={(x) => (training.minutes > 0 ? `After ${duration(x * 60_000)}` : `After epoch ${count(x)}`)}
                        log
                        end={isOpen(training) ? training.minutes : undefined}
                        width={width}
                        height={height}
                    />
                )}
            </Sized>
        </Frame>
    );
}

/** The points of both curves over the minutes of the training. */
function linesOf({ curve, epochs, minutes, position, epoch }: Training): { xs: number[]; lines: CourseLine[] } {
    const points = [
        ...curve.map(([at, loss]) => ({ x: at * minutes, training: Math.exp(loss) as number | null, validation: null as number | null })),
        ...epochTimes(epochs, epoch > 0 ? (position * minutes) / epoch : 0).map((x, index) => ({
            x,
            training: null,
            validation: epochs[index]!.validationPerplexity,
        })),
    ].sort((one, other) => one.x - other.x);
    return {
        xs: points.map((point) => point.x),
        lines: [
            { name: "training", colour: "--soft", values: points.map((point) => point.training) },
            { name: "validation", colour: "--accent", main: true, values: points.map((point) => point.validation) },
        ],
    };
}
