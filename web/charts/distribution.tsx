import { count, number } from "./format";
import { edf, spread } from "./edf";
import { Frame } from "./frame";
import { useLater } from "./later";
import { StepLines } from "./lines";
import { Sized } from "./sized";
import { results } from "./trials";
import type { View } from "./view";

const height = 280;

/** How the values of the results are spread: the share of trials that reached each value. */
export function Distribution({ view }: { view: View }) {
    const { trials, rows, objective } = view;
    const curve = useLater(() => edf(Float64Array.from(results(trials, rows, objective), (row) => objective.values[row]!)), [view]);
    const middle = curve?.values[Math.floor(curve.values.length / 2)];
    return (
        <Frame
            title="Distribution"
            height={height}
            summary={middle === undefined ? "" : `Half of ${count(curve!.values.length)} results are at most ${number(middle)}.`}
            empty={curve && curve.values.length < 2 && "The distribution appears with the second result."}
            sheet={() => ({
                columns: [objective.name, "share of results up to it"],
                rows: Array.from(curve?.values ?? [], (value, index) => [value, curve!.shares[index]!]),
            })}
        >
            <Sized height={height}>
                {(width) =>
                    curve && (
                        <StepLines
                            series={[thinned(objective.name, curve)]}
                            xTitle={objective.name}
                            yTitle="share of results"
                            label={middle === undefined ? "Distribution" : `Half of the results are at most ${number(middle)}`}
                            width={width}
                            height={height}
                            yRange={[0, 1]}
                        />
                    )
                }
            </Sized>
        </Frame>
    );
}

/** At most a thousand steps: no screen shows more. */
export function thinned(name: string, curve: { values: Float64Array; shares: Float64Array }) {
    const kept = spread(curve.values.length, 1000);
    return { name, xs: kept.map((index) => curve.values[index]!), ys: kept.map((index) => curve.shares[index]!) };
}
