import { useLater } from "./later";
import { steps } from "./marks";
import { Axes, makePlot, shorten } from "./plot";
import { linearScale, logScale } from "./scale";

/** A curve of steps with a name of its own. */
export interface Series {
    name: string;
    xs: ArrayLike<number>;
    ys: ArrayLike<number>;
}

interface LinesProps {
    series: Series[];
    xTitle: string;
    yTitle: string;
    label: string;
    width: number;
    height: number;
    /** Fixed ends of the y axis, else from the data. */
    yRange?: [number, number];
    logX?: boolean;
    logY?: boolean;
}

/** Few curves with their names at their ends. */
export function StepLines({ series, xTitle, yTitle, label, width, height, yRange, logX, logY }: LinesProps) {
    const drawn = useLater(() => {
        const [xLow, xHigh] = range(series.map((one) => one.xs));
        const [yLow, yHigh] = yRange ?? range(series.map((one) => one.ys));
        const air = yRange ? 0 : (yHigh - yLow) * 0.04;
        const named = series.length > 1;
        const plot = makePlot(
            width,
            height,
            logX ? logScale(xLow, xHigh) : linearScale(xLow, xHigh),
            logY ? logScale(yLow * 0.95, yHigh * 1.05) : linearScale(yLow - air, yHigh + air),
            { right: named ? Math.min(140, width * 0.3) : 12 },
        );
        const paths = series.map((one) => steps(Array.from(one.xs, plot.px), Array.from(one.ys, plot.py)));
        const ends = apart(series.map((one) => plot.py(one.ys[one.ys.length - 1] ?? NaN)));
        return { plot, paths, ends };
    }, [series, width, logX, logY]);
    if (!drawn) return null;
    const { plot, paths, ends } = drawn;
    return (
        <Axes plot={plot} xTitle={xTitle} yTitle={yTitle} label={label}>
            {series.map((one, index) => (
                <g class={series.length > 1 ? `cast-${(index % 8) + 1}` : ""}>
                    <title>{one.name}</title>
                    <path class="curve" d={paths[index]} />
                    {series.length > 1 && Number.isFinite(ends[index]) && (
                        <text class="curve-name" x={plot.right + 6} y={ends[index]! + 4}>
                            {shorten(one.name, plot.width - plot.right - 6)}
                        </text>
                    )}
                </g>
            ))}
        </Axes>
    );
}

function range(columns: ArrayLike<number>[]): [number, number] {
    let [low, high] = [Infinity, -Infinity];
    for (const column of columns) {
        for (let index = 0; index < column.length; index++) {
            if (column[index]! < low) low = column[index]!;
            if (column[index]! > high) high = column[index]!;
        }
    }
    return low <= high ? [low, high] : [0, 1];
}

/** Moves labels down until none covers another. */
function apart(places: number[]): number[] {
    const order = places.map((_, index) => index).sort((one, other) => places[one]! - places[other]!);
    const moved = places.slice();
    for (let index = 1; index < order.length; index++) {
        const above = moved[order[index - 1]!]!;
        if (moved[order[index]!]! < above + 15) moved[order[index]!] = above + 15;
    }
    return moved;
}
