import { useMemo, useState } from "preact/hooks";
import type uPlot from "uplot";
import { token } from "../theme/theme";
import { canvasAxis, canvasFont, canvasScale, useCanvas } from "./canvas";
import { number } from "./format";

/** One line of a course: its values at the common places; null where it has none. */
export interface CourseLine {
    name: string;
    /** A token of the theme. */
    colour: string;
    values: (number | null)[];
    /** Drawn thick, with a dot at each value. */
    main?: boolean;
}

interface CourseProps {
    /** Ascending. */
    xs: number[];
    lines: CourseLine[];
    xTitle: string;
    yTitle: string;
    /** What a place is called when the pointer is over it. */
    sayX(x: number): string;
    log?: boolean;
    /** The right end of the x axis, else the last place. */
    end?: number;
    width: number;
    height: number;
}

/** How a few quantities move while something runs. New values only move the lines; names stand at their ends. */
export default function Course(props: CourseProps) {
    const { xs, lines, xTitle, yTitle, sayX, log, end, width, height } = props;
    const [at, setAt] = useState<number | null>(null);
    const data = useMemo((): uPlot.AlignedData => [xs, ...lines.map((line) => line.values)], [xs, lines]);
    const names = lines.map((line) => line.name).join();
    const box = useCanvas(() => options(props, setAt), data, [names, log, end, width, height]);
    return (
        <>
            <div ref={box} role="img" aria-label={`${yTitle} over ${xTitle}`} />
            <p class="curve-titles">
                <span>{yTitle}</span>
                <span>{xTitle}</span>
            </p>
            <p class="curve-tip">{at === null || xs[at] === undefined ? "\u00a0" : said(xs, lines, at, sayX)}</p>
        </>
    );
}

/** Each line's last value at or before a place. */
function said(xs: number[], lines: CourseLine[], at: number, sayX: (x: number) => string): string {
    const values = lines.map((line) => {
        const value = line.values.slice(0, at + 1).findLast((one) => one !== null);
        return value == null ? "" : `${line.name} ${number(value, 3)}`;
    });
    return `${sayX(xs[at]!)}: ${values.filter(Boolean).join(", ")}.`;
}

function options({ lines, log, end, width, height }: CourseProps, over: (at: number | null) => void): uPlot.Options {
    return {
        width,
        height,
        padding: [28, 96, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
        scales: {
            x: { time: false, range: (_, low, high) => [Math.min(0, low), end ?? high] },
            y: canvasScale(log ?? false),
        },
        axes: [
            { ...canvasAxis(false, 3), size: 40, grid: { show: false } },
            { ...canvasAxis(log ?? false, 3), size: 56 },
        ],
        series: [
            {},
            ...lines.map((line) => ({
                stroke: token(line.colour),
                width: line.main ? 2.5 : 1,
                spanGaps: true,
                points: { show: line.main ?? false, size: 6, fill: token(line.colour) },
            })),
        ],
        hooks: {
            setCursor: [(plot) => over(plot.cursor.idx ?? null)],
            draw: [(plot) => nameEnds(plot, lines)],
        },
    };
}

/** Writes the name of each line at its last value. */
function nameEnds(plot: uPlot, lines: CourseLine[]): void {
    const ratio = devicePixelRatio;
    const { ctx } = plot;
    ctx.save();
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.font = canvasFont(12 * ratio);
    const ends = lines.flatMap((line, index) => {
        const values = plot.data[index + 1] as (number | null)[];
        const last = values.findLastIndex((value) => value != null);
        if (last < 0) return [];
        return { line, x: plot.valToPos(plot.data[0][last]!, "x", true), y: plot.valToPos(values[last]!, "y", true) };
    });
    ends.sort((one, other) => one.y - other.y);
    let above = -Infinity;
    for (const { line, x, y } of ends) {
        above = Math.max(y, above + 15 * ratio);
        ctx.fillStyle = token(line.colour);
        ctx.fillText(line.name, x + 10 * ratio, above);
    }
    ctx.restore();
}
