import { counted, duration } from "./format";
import { Frame } from "./frame";
import { Hover } from "./hover";
import { mostLanes, pack, type Lanes } from "./lanes";
import { useLater } from "./later";
import { Axes, makePlot } from "./plot";
import { linearScale, timeScale } from "./scale";
import { Sized } from "./sized";
import { State } from "./trials";
import type { View } from "./view";

/** When each trial ran; trials that ran at once lie in different lanes. */
export function Timeline({ view }: { view: View }) {
    const { trials } = view;
    const lanes = useLater(() => pack(trials, view.rows), [view]);
    const height = Math.min(320, 72 + (lanes?.count ?? 1) * 28);
    const took = lanes ? lanes.end - lanes.start : 0;
    return (
        <Frame
            title="Timeline"
            height={height}
            summary={
                lanes && lanes.rows.length > 0
                    ? `${counted(lanes.rows.length, "trial")} in ${duration(took)}, ${lanes.count === 1 ? "one at a time" : `up to ${lanes.count} at once`}.`
                    : ""
            }
            missing={lanes?.full ? `More than ${mostLanes} trials ran at once; some bars cover others.` : ""}
            empty={lanes?.rows.length === 0 && "The timeline appears when the first trial begins."}
            sheet={() => ({
                columns: ["trial", "began", "ended"],
                rows: Array.from(view.rows, (row) => [trials.numbers[row]!, iso(trials.starts[row]!), iso(trials.ends[row]!)]),
            })}
        >
            <Sized height={height}>{(width) => lanes && <Picture view={view} lanes={lanes} width={width} height={height} />}</Sized>
        </Frame>
    );
}

function Picture({ view, lanes, width, height }: { view: View; lanes: Lanes; width: number; height: number }) {
    const drawn = useLater(() => {
        const { trials } = view;
        const air = Math.max(500, (lanes.end - lanes.start) * 0.01);
        const plot = makePlot(
            width,
            height,
            timeScale(lanes.start - air, lanes.end + air),
            { ...linearScale(0, lanes.count), ticks: () => [] },
            { left: 8 },
        );
        const thick = (plot.bottom - plot.top) / lanes.count;
        const paths = ["", "", "", "", ""];
        const reached = new Map<number, number>();
        const places = new Map<number, [number, number]>();
        lanes.rows.forEach((row, index) => {
            const state = trials.states[row]!;
            const left = plot.px(trials.starts[row]!);
            const right = Math.max(left + 1, plot.px(Number.isFinite(trials.ends[row]) ? trials.ends[row]! : lanes.end) - 0.5);
            const key = lanes.lane[index]! * 8 + state;
            if (right <= (reached.get(key) ?? -1) + 0.5) return;
            reached.set(key, right);
            const top = plot.top + lanes.lane[index]! * thick;
            const tall = Math.max(1, Math.min(24, thick - Math.min(2, thick * 0.2)));
            paths[state] += `M${left.toFixed(1)} ${top.toFixed(1)}H${right.toFixed(1)}v${tall.toFixed(1)}H${left.toFixed(1)}z`;
            places.set(row, [(left + right) / 2, top + tall / 2]);
        });
        return { plot, paths, places };
    }, [lanes, width]);
    if (!drawn) return null;
    const { plot, paths, places } = drawn;
    const states = Object.entries(State).filter(([, state]) => paths[state] !== "");
    return (
        <>
            <Axes plot={plot} xTitle="time" yTitle="" label="When each trial ran">
                {states.map(([name, state]) => (
                    <path class={`span span-${name}`} d={paths[state]} />
                ))}
                <g class="keys">
                    {states.map(([name], index) => (
                        <g transform={`translate(${plot.left + index * 84} 2)`}>
                            <rect class={`span-${name}`} width={10} height={10} rx={2} />
                            <text x={15} y={9}>
                                {name}
                            </text>
                        </g>
                    ))}
                </g>
            </Axes>
            <Hover
                view={view}
                places={{
                    rows: Uint32Array.from(places.keys()),
                    x: (row) => places.get(row)?.[0] ?? NaN,
                    y: (row) => places.get(row)?.[1] ?? NaN,
                }}
                width={width}
                height={height}
            />
        </>
    );
}

function iso(time: number): string {
    return Number.isFinite(time) ? new Date(time).toISOString() : "";
}
