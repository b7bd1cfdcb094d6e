import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { onThemeChange, token } from "../theme/theme";
import { count, number } from "./format";
import { Frame } from "./frame";
import { later, useLater } from "./later";
import { shorten } from "./plot";
import { columnScale, type Scale } from "./scale";
import { Sized } from "./sized";
import { isResult, type Column } from "./trials";
import { sheet, type View } from "./view";

const height = 400;
const top = 48;
const bottom = height - 44;
const nowhere = height - 20;
const side = 48;
/** Of each half; more lines than this make one colour. */
const mostLines = 4000;

export type Range = [low: number, high: number];

interface ParallelProps {
    view: View;
    /** The axes from left to right, and the name under which the brush of each is known. */
    axes: { key: string; column: Column }[];
    /** All results, also those that a brush leaves out: they stay as a grey ground. */
    everything: Uint32Array;
    ranges: Map<string, Range>;
    brush(key: string, range: Range | undefined): void;
}

/** A line a trial over one axis a column. Dragging along an axis selects, here and in every other view. */
export function ParallelCoordinates({ view, axes, everything, ranges, brush }: ParallelProps) {
    const rows = view.rows.filter((row) => isResult(view.trials, row, view.objective));
    return (
        <Frame
            title="Parallel coordinates"
            wide
            canvas
            height={height}
            summary={`Drag along an axis to select; every other view follows. The better half of ${count(rows.length)} results is in colour, the best in ink.`}
            missing={rows.length > 2 * mostLines ? `Drawn: a regular sample of ${count(2 * mostLines)} lines, with the best.` : ""}
            empty={everything.length === 0 && "Lines appear with the first result."}
            sheet={() =>
                sheet(
                    view,
                    rows,
                    axes.map((axis) => axis.column),
                )
            }
        >
            <div class="scrolls" tabIndex={0} role="region" aria-label="Parallel coordinates; the filter above selects by keyboard">
                <Sized height={height}>
                    {(width) => (
                        <Picture
                            view={view}
                            rows={rows}
                            axes={axes}
                            everything={everything}
                            ranges={ranges}
                            brush={brush}
                            width={Math.max(width, 72 * axes.length)}
                        />
                    )}
                </Sized>
            </div>
        </Frame>
    );
}

function Picture({ view, rows, axes, everything, ranges, brush, width }: ParallelProps & { rows: Uint32Array; width: number }) {
    const canvas = useRef<HTMLCanvasElement>(null);
    const scales = useMemo(() => axes.map((axis) => columnScale(axis.column, everything)), [view.trials, axes]);
    const gap = (width - 2 * side) / Math.max(1, axes.length - 1);
    const x = (index: number) => side + index * gap;
    const lines = useLater(() => ordered(view, rows), [view]);
    useEffect(() => {
        if (!canvas.current || !lines) return;
        const painter = paint(
            canvas.current,
            width,
            axes.map((axis, index) => ({ x: x(index), scale: scales[index]!, values: axis.column.values })),
        );
        let stop = painter(everything, lines);
        const unlisten = onThemeChange(() => {
            stop();
            stop = painter(everything, lines);
        });
        return () => {
            stop();
            unlisten();
        };
    }, [lines, width, scales]);
    return (
        <>
            <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} aria-hidden="true" />
            <svg class="over" width={width} height={height} role="group" aria-label="Axes">
                {axes.map((axis, index) => (
                    <Axis
                        key={axis.key}
                        column={axis.column}
                        scale={scales[index]!}
                        x={x(index)}
                        room={gap}
                        absent={everything.some((row) => !(axis.column.values[row]! > -1e308))}
                        range={ranges.get(axis.key)}
                        brush={(range) => brush(axis.key, range)}
                    />
                ))}
            </svg>
        </>
    );
}

/** Worst first, so that the best line lies on top. */
function ordered(view: View, rows: Uint32Array): Uint32Array {
    const { values, direction } = view.objective;
    const sign = direction === "minimize" ? -1 : 1;
    return rows.slice().sort((one, other) => sign * (values[one]! - values[other]!));
}

interface PaintedAxis {
    x: number;
    scale: Scale;
    values: Float64Array;
}

/** Draws a few thousand lines a task, so that any number of trials leaves the page responsive. */
function paint(canvas: HTMLCanvasElement, width: number, axes: PaintedAxis[]) {
    const ratio = devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d")!;
    const stroke = (rows: Uint32Array, from: number, to: number) => {
        pen.beginPath();
        for (let index = from; index < to; index++) {
            const row = rows[index]!;
            axes.forEach((axis, at) => {
                const value = axis.values[row]!;
                const y =
                    value > -1e308 && (axis.scale.low !== -0.5 || value >= 0) ? bottom - axis.scale.at(value) * (bottom - top) : nowhere;
                if (at === 0) pen.moveTo(axis.x, y);
                else pen.lineTo(axis.x, y);
            });
        }
        pen.stroke();
    };
    return (everything: Uint32Array, lines: Uint32Array): (() => void) => {
        pen.setTransform(ratio, 0, 0, ratio, 0, 0);
        pen.clearRect(0, 0, width, height);
        const alpha = Math.max(0.03, Math.min(0.5, 60 / Math.sqrt(lines.length + 1) / 10));
        const ground = { colour: token("--line"), alpha: 0.5, rows: sampled(everything, 1500), width: 1 };
        const half = lines.length >> 1;
        const passes = [
            ...(lines.length < everything.length ? [ground] : []),
            { colour: token("--waiting"), alpha: alpha * 0.6, rows: sampled(lines.subarray(0, half), mostLines), width: 1 },
            { colour: token("--accent"), alpha, rows: sampled(lines.subarray(half), mostLines), width: 1 },
            { colour: token("--ink"), alpha: 1, rows: lines.subarray(lines.length - 1), width: 2 },
        ];
        let [pass, at] = [0, 0];
        let cancel: () => void = () => undefined;
        const go = () => {
            const started = performance.now();
            while (pass < passes.length && performance.now() - started < 8) {
                const { colour, alpha, rows, width } = passes[pass]!;
                [pen.strokeStyle, pen.globalAlpha, pen.lineWidth] = [colour, alpha, width];
                stroke(rows, at, Math.min(rows.length, at + 20));
                at += 20;
                if (at >= rows.length) [pass, at] = [pass + 1, 0];
            }
            if (pass < passes.length) cancel = later(go);
        };
        cancel = later(go);
        return () => cancel();
    };
}

function sampled(rows: Uint32Array, most: number): Uint32Array {
    if (rows.length <= most) return rows;
    return Uint32Array.from({ length: most }, (_, index) => rows[Math.floor(((index + 1) * rows.length) / most) - 1]!);
}

interface AxisProps {
    column: Column;
    scale: Scale;
    x: number;
    room: number;
    /** Whether some trials have no value here. */
    absent: boolean;
    range: Range | undefined;
    brush(range: Range | undefined): void;
}

function Axis({ column, scale, x, room, absent, range, brush }: AxisProps) {
    const [from, setFrom] = useState<number>();
    const y = (value: number) => bottom - Math.min(1, Math.max(0, scale.at(value))) * (bottom - top);
    const at = (event: PointerEvent) => {
        const box = (event.currentTarget as SVGElement).ownerSVGElement!.getBoundingClientRect();
        return scale.value(Math.min(1, Math.max(0, (bottom - (event.clientY - box.top)) / (bottom - top))));
    };
    const down = (event: PointerEvent) => {
        (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
        setFrom(at(event));
        brush(undefined);
    };
    const move = (event: PointerEvent) => {
        if (from === undefined) return;
        const to = at(event);
        if (Math.abs(y(to) - y(from)) > 4) brush(snapped(column, [Math.min(from, to), Math.max(from, to)]));
    };
    return (
        <g>
            <line class="axis" x1={x} x2={x} y1={top} y2={bottom} />
            <text class="axis-title" x={x} y={14} text-anchor="middle">
                {shorten(column.name, room - 6)}
                <title>{column.name}</title>
            </text>
            {column.scale === "log" && (
                <text class="note" x={x} y={28} text-anchor="middle">
                    log
                </text>
            )}
            <g class="ticks halo">
                {scale.ticks(6).map((tick) => (
                    <text x={x + 6} y={y(tick.value) + 4}>
                        {shorten(tick.text, room - 12)}
                    </text>
                ))}
            </g>
            {absent && (
                <text class="note halo" x={x + 6} y={nowhere + 4}>
                    absent
                </text>
            )}
            {range && <rect class="brush" x={x - 9} width={18} y={y(range[1])} height={Math.max(2, y(range[0]) - y(range[1]))} rx={3} />}
            <rect
                class="brush-ground"
                x={x - 14}
                width={28}
                y={top}
                height={bottom - top}
                onPointerDown={down}
                onPointerMove={move}
                onPointerUp={() => setFrom(undefined)}
            >
                <title>
                    {range
                        ? `${column.name} from ${edge(column, range[0])} to ${edge(column, range[1])}`
                        : `Drag to select by ${column.name}`}
                </title>
            </rect>
        </g>
    );
}

/** Whole choices; three digits are enough for a hand. */
function snapped(column: Column, [low, high]: Range): Range {
    if (column.scale === "choice") return [Math.ceil(low - 0.5), Math.floor(high + 0.5)];
    return [Number(low.toPrecision(3)), Number(high.toPrecision(3))];
}

function edge(column: Column, value: number): string {
    return column.choices?.[value] ?? number(value);
}
