import type { ComponentChildren } from "preact";
import type { Scale } from "./scale";

/** The rectangle that data is drawn in, and where values lie in it. */
export interface Plot {
    width: number;
    height: number;
    left: number;
    top: number;
    right: number;
    bottom: number;
    x: Scale;
    y: Scale;
    px(value: number): number;
    py(value: number): number;
}

export function makePlot(width: number, height: number, x: Scale, y: Scale, margins: Partial<Record<"left" | "right", number>> = {}): Plot {
    const left = margins.left ?? leftMargin(y, height);
    const top = 24;
    const right = width - (margins.right ?? 12);
    const bottom = height - 40;
    return {
        width,
        height,
        left,
        top,
        right,
        bottom,
        x,
        y,
        px: (value) => left + x.at(value) * (right - left),
        py: (value) => bottom - y.at(value) * (bottom - top),
    };
}

interface AxesProps {
    plot: Plot;
    xTitle: string;
    yTitle: string;
    label: string;
    children: ComponentChildren;
}

/** A picture with round numbers along the bottom and the left, its titles at the ends of the axes. */
export function Axes({ plot, xTitle, yTitle, label, children }: AxesProps) {
    const { left, right, top, bottom } = plot;
    const xTicks = plot.x.ticks(Math.max(2, (right - left) / 80));
    const yTicks = plot.y.ticks(Math.max(2, (bottom - top) / 44));
    const room = (right - left) / Math.max(1, xTicks.length);
    return (
        <svg width={plot.width} height={plot.height} role="img" aria-label={label}>
            <g class="grid">
                {yTicks.map((tick) => (
                    <line x1={left} x2={right} y1={plot.py(tick.value)} y2={plot.py(tick.value)} />
                ))}
            </g>
            <line class="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
            <g class="ticks">
                {yTicks.map((tick) => (
                    <text x={left - 8} y={plot.py(tick.value) + 4} text-anchor="end">
                        {shorten(tick.text, left - 10)}
                    </text>
                ))}
                {xTicks.map((tick) => (
                    <>
                        <line class="axis" x1={plot.px(tick.value)} x2={plot.px(tick.value)} y1={bottom} y2={bottom + 4} />
                        <text x={plot.px(tick.value)} y={bottom + 17} text-anchor="middle">
                            {shorten(tick.text, room)}
                        </text>
                    </>
                ))}
            </g>
            <text class="axis-title" x={0} y={12}>
                {shorten(yTitle, plot.width)}
            </text>
            <text class="axis-title" x={right} y={plot.height - 5} text-anchor="end">
                {shorten(xTitle, plot.width)}
            </text>
            {children}
        </svg>
    );
}

/** Cuts a text that would not fit, at about 6.5 pixels a letter. */
export function shorten(text: string, width: number): string {
    const letters = Math.max(3, Math.floor(width / 6.5));
    return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
}

function leftMargin(scale: Scale, height: number): number {
    const longest = Math.max(0, ...scale.ticks((height - 64) / 44).map((tick) => tick.text.length));
    return Math.min(120, Math.max(24, Math.ceil(longest * 6.8) + 14));
}
