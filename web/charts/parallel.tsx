import type { ComponentChildren } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { onThemeChange } from "../theme/theme";
import { count } from "./format";
import { Frame } from "./frame";
import { Picked, Tip } from "./hover";
import { useLater } from "./later";
import { line } from "./marks";
import { Axis, type Range } from "./parallelAxis";
import { height, mostLines, nearestLine, paint, placeOn, sampled, type PlacedAxis } from "./parallelLines";
import { columnScale } from "./scale";
import { Sized } from "./sized";
import { isResult, type Column } from "./trials";
import { sheet, type View } from "./view";

const side = 48;

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
    const gap = (width - 2 * side) / Math.max(1, axes.length - 1);
    const placed = useMemo(
        () =>
            axes.map(({ column }, index): PlacedAxis => {
                const scale = columnScale(column, everything);
                return { x: side + index * gap, scale, values: column.values, isChoice: column.scale === "choice" };
            }),
        [axes, everything, gap],
    );
    const lines = useLater(() => ordered(view, rows), [view]);
    useEffect(() => {
        if (!canvas.current || !lines) return;
        const painter = paint(canvas.current, width, placed);
        let stop = painter(everything, lines);
        const unlisten = onThemeChange(() => {
            stop();
            stop = painter(everything, lines);
        });
        return () => {
            stop();
            unlisten();
        };
    }, [lines, placed]);
    return (
        <>
            <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} aria-hidden="true" />
            <OverLines view={view} axes={placed} lines={lines} width={width}>
                <svg class="over" width={width} height={height} role="group" aria-label="Axes">
                    {axes.map((axis, index) => (
                        <Axis
                            key={axis.key}
                            column={axis.column}
                            scale={placed[index]!.scale}
                            x={placed[index]!.x}
                            room={gap}
                            absent={everything.some((row) => !Number.isFinite(axis.column.values[row]))}
                            range={ranges.get(axis.key)}
                            brush={(range) => brush(axis.key, range)}
                        />
                    ))}
                </svg>
            </OverLines>
        </>
    );
}

interface OverProps {
    view: View;
    axes: PlacedAxis[];
    lines: Uint32Array | undefined;
    width: number;
    children: ComponentChildren;
}

/** The line under the pointer stands out and speaks; a click opens its trial. */
function OverLines({ view, axes, lines, width, children }: OverProps) {
    const [over, setOver] = useState<{ row: number; x: number; y: number }>();
    const picked = useContext(Picked);
    const candidates = useMemo(() => sampled(lines ?? new Uint32Array(), 2 * mostLines), [lines]);
    const move = (event: PointerEvent) => {
        const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
        const [x, y] = [event.clientX - box.left, event.clientY - box.top];
        const row = event.buttons === 0 ? nearestLine(axes, candidates, x, y) : -1;
        setOver(row >= 0 ? { row, x, y } : undefined);
    };
    const path = (row: number) =>
        line(
            axes.map((axis) => axis.x),
            axes.map((axis) => placeOn(axis, row)),
        );
    return (
        <div class="over-lines" onPointerMove={move} onPointerLeave={() => setOver(undefined)}>
            <svg class="over" width={width} height={height} aria-hidden="true">
                {picked >= 0 && <path class="line-over" d={path(picked)} />}
                {over && <path class="line-over" d={path(over.row)} />}
            </svg>
            <div data-over={over !== undefined} onClick={() => over && view.pick(over.row)}>
                {children}
            </div>
            {over && <Tip view={view} row={over.row} x={over.x} y={over.y} width={width} height={height} />}
        </div>
    );
}

/** Worst first, so that the best line lies on top. */
function ordered(view: View, rows: Uint32Array): Uint32Array {
    const { values, direction } = view.objective;
    const sign = direction === "minimize" ? -1 : 1;
    return rows.slice().sort((one, other) => sign * (values[one]! - values[other]!));
}
