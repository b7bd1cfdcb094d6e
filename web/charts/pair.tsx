import { useMemo, useState } from "preact/hooks";
import { BestMark } from "./cloud";
import { spread } from "./edf";
import { field } from "./field";
import { count } from "./format";
import { Frame } from "./frame";
import { Hover } from "./hover";
import { useLater } from "./later";
import { dots } from "./marks";
import { Axes, makePlot, type Plot } from "./plot";
import { columnScale } from "./scale";
import { Sized } from "./sized";
import { jittered } from "./slice";
import { thin } from "./thin";
import { Choose } from "./toggle";
import { results, type Column } from "./trials";
import { sheet, type View } from "./view";

const height = 380;
const levels = 8;
const mostAveraged = 20_000;

interface PairProps {
    view: View;
    /** Most important first: the first two are shown until the reader chooses. */
    parameters: Column[];
}

/** Mean ranks by the value over two parameters: the stronger the colour, the better. */
export function Contour({ view, parameters }: PairProps) {
    return <Pair view={view} parameters={parameters} kind="Contour" />;
}

/** Trials over two parameters, by their rank: the stronger the colour, the better. */
export function Rank({ view, parameters }: PairProps) {
    return <Pair view={view} parameters={parameters} kind="Ranks" />;
}

function Pair({ view, parameters, kind }: PairProps & { kind: "Contour" | "Ranks" }) {
    const [chosen, setChosen] = useState<[string?, string?]>([]);
    const index = (name: string | undefined, other: number) => {
        const at = parameters.findIndex((parameter) => parameter.name === name);
        return at >= 0 ? at : Math.min(other, parameters.length - 1);
    };
    const [at, other] = [index(chosen[0], 0), index(chosen[1], 1)];
    const [one, two] = [parameters[at], parameters[other]];
    const [rows, left] = useMemo(() => {
        const has = (column: Column | undefined, row: number) => column !== undefined && column.values[row]! > -1e308;
        const all = results(view.trials, view.rows, view.objective);
        const rows = all.filter((row) => has(one, row) && has(two, row));
        return [rows, all.length - rows.length];
    }, [view, one, two]);
    const names = parameters.map((parameter) => parameter.name);
    const sampled = kind === "Contour" && rows.length > mostAveraged ? `Averaged: a regular sample of ${count(mostAveraged)} results.` : "";
    return (
        <Frame
            title={kind}
            height={height}
            summary={
                kind === "Contour"
                    ? `Ranks by ${view.objective.name}, averaged over neighbours; the stronger the colour, the better.`
                    : `Ranks by ${view.objective.name} in fifths; the stronger the colour, the better.`
            }
            missing={[left > 0 ? `${count(left)} results do not have both parameters.` : "", sampled].join(" ")}
            empty={(parameters.length < 2 || rows.length === 0) && "It takes two parameters and a result that has both."}
            controls={
                parameters.length > 2 && (
                    <>
                        <Choose label="across" names={names} at={at} set={(to) => setChosen([names[to], chosen[1] ?? names[other]])} />
                        <Choose label="up" names={names} at={other} set={(to) => setChosen([chosen[0] ?? names[at], names[to]])} />
                    </>
                )
            }
            sheet={() => sheet(view, rows, [view.objective, one!, two!])}
        >
            <Sized height={height}>{(width) => <Picture view={view} rows={rows} one={one!} two={two!} width={width} kind={kind} />}</Sized>
        </Frame>
    );
}

interface PictureProps {
    view: View;
    rows: Uint32Array;
    one: Column;
    two: Column;
    width: number;
    kind: "Contour" | "Ranks";
}

function Picture({ view, rows, one, two, width, kind }: PictureProps) {
    const drawn = useLater(() => {
        const plot = makePlot(width, height, columnScale(one, rows), columnScale(two, rows));
        const xs = one.scale === "choice" ? jittered(one.values, view.trials.numbers) : one.values;
        const ys = two.scale === "choice" ? jittered(two.values, view.trials.numbers) : two.values;
        const x = (row: number) => plot.px(xs[row]!);
        const y = (row: number) => plot.py(ys[row]!);
        const kept = thin(rows, x, y, plot.width, plot.height, [view.best], kind === "Ranks" ? 4 : 7).rows;
        return { plot, xs, ys, places: { rows: kept, x, y } };
    }, [view, one, two, width]);
    const coloured = useLater(() => {
        if (!drawn) return undefined;
        const { plot, places } = drawn;
        const goodness = ranks(view, rows);
        return {
            drawn,
            bands: kind === "Contour" ? bands(plot, rows, one, two, goodness) : [],
            fifths: [0, 1, 2, 3, 4].map((fifth) => {
                const belongs = (row: number) => (kind === "Contour" ? fifth === 4 : Math.min(4, Math.floor(goodness(row) * 5)) === fifth);
                return dots(places.rows.filter(belongs), places.x, places.y);
            }),
        };
    }, [drawn]);
    if (!coloured) return null;
    const { plot, xs, ys, places } = coloured.drawn;
    const title = (column: Column) => `${column.name}${column.scale === "log" ? ", log" : ""}`;
    return (
        <>
            <Axes plot={plot} xTitle={title(one)} yTitle={title(two)} label={`${view.objective.name} over ${one.name} and ${two.name}`}>
                {coloured.bands.map((d, level) => (
                    <path class="band" d={d} style={{ fillOpacity: 0.04 + (level / levels) * 0.72 }} />
                ))}
                {coloured.fifths.map((d, fifth) => (
                    <path class={kind === "Contour" ? "mark-plain" : `mark-rank rank-${fifth}`} d={d} />
                ))}
                <BestMark view={view} plot={plot} xs={xs} ys={ys} />
            </Axes>
            <Hover view={view} places={places} width={width} height={height} />
        </>
    );
}

/** 0 for the worst of the rows, 1 for the best. Ranks keep one outlier from swallowing all colours. */
function ranks(view: View, rows: Uint32Array): (row: number) => number {
    const { values, direction } = view.objective;
    const sorted = Float64Array.from(rows, (row) => values[row]!).sort();
    return (row) => {
        if (sorted.length === 1) return 1;
        let low = 0;
        for (let high = sorted.length; low < high;) {
            const middle = (low + high) >> 1;
            if (sorted[middle]! < values[row]!) low = middle + 1;
            else high = middle;
        }
        const share = low / (sorted.length - 1);
        return direction === "minimize" ? 1 - share : share;
    };
}

/** One path of squares for each level of mean goodness. */
function bands(plot: Plot, rows: Uint32Array, one: Column, two: Column, goodness: (row: number) => number): string[] {
    const across = one.choices ? Math.max(1, one.choices.length) : 64;
    const down = two.choices ? Math.max(1, two.choices.length) : 44;
    const points = spread(rows.length, mostAveraged).map((index) => {
        const row = rows[index]!;
        return { x: plot.x.at(one.values[row]!), y: 1 - plot.y.at(two.values[row]!), value: goodness(row) };
    });
    const means = field(points, across, down, { across: one.choices !== undefined, down: two.choices !== undefined });
    const paths = Array.from({ length: levels }, () => "");
    const [w, h] = [(plot.right - plot.left) / across, (plot.bottom - plot.top) / down];
    means.forEach((mean, index) => {
        if (Number.isNaN(mean)) return;
        const level = Math.min(levels - 1, Math.floor(mean * levels));
        const x = plot.left + (index % across) * w;
        const y = plot.top + Math.floor(index / across) * h;
        paths[level] += `M${x.toFixed(1)} ${y.toFixed(1)}h${(w + 0.3).toFixed(1)}v${(h + 0.3).toFixed(1)}h${(-w - 0.3).toFixed(1)}z`;
    });
    return paths;
}
