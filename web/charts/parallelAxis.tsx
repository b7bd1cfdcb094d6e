import { useState } from "preact/hooks";
import { number } from "./format";
import { bottom, nowhere, top } from "./parallelLines";
import { shorten } from "./plot";
import type { Scale } from "./scale";
import type { Column } from "./trials";

export type Range = [low: number, high: number];

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

/** An axis, its ticks, and the range that is dragged along it. */
export function Axis({ column, scale, x, room, absent, range, brush }: AxisProps) {
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
    // Arrows move the range; with Shift they move its upper end.
    const key = (event: KeyboardEvent) => {
        const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
        if (event.key === "Escape") brush(undefined);
        if (step === 0) return;
        event.preventDefault();
        const size = column.choices ? 1 / column.choices.length : 0.05;
        const [low, high] = range ? range.map((value) => scale.at(value)) : step > 0 ? [0.5 - size, 1 - size] : [size, 0.5 + size];
        const [from, to] = [event.shiftKey ? low! : low! + step * size, Math.max(low!, high! + step * size)];
        if (from >= -1e-9 && to <= 1 + 1e-9) brush(snapped(column, [scale.value(from), scale.value(to)]));
    };
    const chosen = range && `${column.name} from ${edge(column, range[0])} to ${edge(column, range[1])}`;
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
                onClick={(event) => event.stopPropagation()}
                onKeyDown={key}
                tabindex={0}
                role="slider"
                aria-label={`Select by ${column.name}`}
                aria-orientation="vertical"
                aria-valuemin={0}
                aria-valuemax={100}
                aria-valuenow={range ? Math.round(50 * (scale.at(range[0]) + scale.at(range[1]))) : 50}
                aria-valuetext={chosen ?? "all"}
            >
                <title>{chosen ?? `Drag, or use the arrow keys, to select by ${column.name}`}</title>
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
