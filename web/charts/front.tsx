import { useState } from "preact/hooks";
import { cloud, CloudMarks } from "./cloud";
import { count, counted, number } from "./format";
import { Frame } from "./frame";
import { Hover } from "./hover";
import { useLater } from "./later";
import { dots, steps } from "./marks";
import { StepLines } from "./lines";
import { spread } from "./edf";
import { front, hypervolumes } from "./pareto";
import { Axes, makePlot } from "./plot";
import { columnScale } from "./scale";
import { Sized } from "./sized";
import { Choose } from "./toggle";
import type { Objective } from "./trials";
import { sheet, type View } from "./view";

const height = 380;

/** Two objectives against each other, and the trials that no other beats in both. */
export function ParetoFront({ view }: { view: View }) {
    const { trials } = view;
    const [[one, other], choose, names] = usePair(trials.objectives);
    const best = useLater(() => front(trials, view.rows, one, other), [view, one, other]);
    return (
        <Frame
            title="Pareto front"
            height={height}
            summary={best && best.length > 0 ? summary(best, one, other) : ""}
            empty={best?.length === 0 && "The front appears with the first trial that has all its values."}
            controls={
                names.length > 2 && (
                    <PairChoice names={names} pair={[trials.objectives.indexOf(one), trials.objectives.indexOf(other)]} choose={choose} />
                )
            }
            sheet={() => sheet(view, best ?? new Uint32Array(), trials.objectives)}
        >
            <Sized height={height}>{(width) => best && <Picture view={view} one={one} other={other} best={best} width={width} />}</Sized>
        </Frame>
    );
}

function summary(best: Uint32Array, one: Objective, other: Objective): string {
    const from = `${one.name} ${number(one.values[best[0]!]!)}`;
    const to = `${other.name} ${number(other.values[best.at(-1)!]!)}`;
    return `${counted(best.length, "trial")} from ${from} to ${to}; no other beats them in both.`;
}

interface PictureProps {
    view: View;
    one: Objective;
    other: Objective;
    best: Uint32Array;
    width: number;
}

function Picture({ view, one, other, best, width }: PictureProps) {
    const drawn = useLater(() => {
        const plot = makePlot(width, height, columnScale(one, view.rows), columnScale(other, view.rows));
        const points = cloud({ ...view, best: -1 }, view.rows, plot, one.values, other.values);
        const [xs, ys] = [Array.from(best, (row) => plot.px(one.values[row]!)), Array.from(best, (row) => plot.py(other.values[row]!))];
        return {
            plot,
            places: { ...points, rows: joined(best, points.rows) },
            points,
            line: steps(xs, ys),
            front: dots(best, points.x, points.y),
        };
    }, [view, best, width]);
    if (!drawn) return null;
    const { plot, points, places } = drawn;
    return (
        <>
            <Axes
                plot={plot}
                xTitle={arrow(one)}
                yTitle={arrow(other)}
                label={`${one.name} against ${other.name}: ${count(best.length)} trials on the front`}
            >
                <g class="behind">
                    <CloudMarks cloud={points} />
                </g>
                <path class="best-line" d={drawn.line} />
                <path class="mark-front" d={drawn.front} />
            </Axes>
            <Hover view={view} places={places} width={width} height={height} />
        </>
    );
}

/** The area that the front covers, as it grows. */
export function Hypervolume({ view }: { view: View }) {
    const { trials } = view;
    const [[one, other], choose, names] = usePair(trials.objectives);
    const curve = useLater(() => hypervolumes(trials, view.rows, one, other), [view, one, other]);
    const [rows, volumes] = curve ?? [new Uint32Array(), new Float64Array()];
    const kept = spread(rows.length, 1000);
    return (
        <Frame
            title="Hypervolume"
            height={280}
            summary={`Area between the front and the worst values of ${one.name} and ${other.name}.`}
            empty={curve && rows.length === 0 && "The curve appears with the first trial that has all its values."}
            controls={
                names.length > 2 && (
                    <PairChoice names={names} pair={[trials.objectives.indexOf(one), trials.objectives.indexOf(other)]} choose={choose} />
                )
            }
            sheet={() => ({
                columns: ["trial", "hypervolume"],
                rows: Array.from(rows, (row, index) => [trials.numbers[row]!, volumes[index]!]),
            })}
        >
            <Sized height={280}>
                {(width) =>
                    curve && (
                        <StepLines
                            series={[
                                {
                                    name: "hypervolume",
                                    xs: kept.map((index) => trials.numbers[rows[index]!]!),
                                    ys: kept.map((index) => volumes[index]!),
                                },
                            ]}
                            xTitle="trial"
                            yTitle="hypervolume"
                            label={`Hypervolume of ${one.name} and ${other.name}`}
                            width={width}
                            height={280}
                        />
                    )
                }
            </Sized>
        </Frame>
    );
}

function usePair(objectives: Objective[]): [[Objective, Objective], (pair: [number, number]) => void, string[]] {
    const [pair, choose] = useState<[number, number]>([0, 1]);
    return [
        [objectives[pair[0]] ?? objectives[0]!, objectives[pair[1]] ?? objectives[1]!],
        choose,
        objectives.map((objective) => objective.name),
    ];
}

function PairChoice({ names, pair, choose }: { names: string[]; pair: [number, number]; choose: (pair: [number, number]) => void }) {
    return (
        <>
            <Choose label="across" names={names} at={pair[0]} set={(at) => choose([at, pair[1]])} />
            <Choose label="up" names={names} at={pair[1]} set={(at) => choose([pair[0], at])} />
        </>
    );
}

function arrow(objective: Objective): string {
    return `${objective.name}, ${objective.direction === "minimize" ? "lower" : "higher"} is better`;
}

function joined(first: Uint32Array, second: Uint32Array): Uint32Array {
    return Uint32Array.from(new Set([...first, ...second]));
}
