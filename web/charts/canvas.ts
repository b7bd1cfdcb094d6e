import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import { onThemeChange, token } from "../theme/theme";
import { number } from "./format";
import { linearScale, logScale } from "./scale";

/** The box of a uPlot, which is made anew when `inputs` or the colours change, and only moves when its data do. */
export function useCanvas(options: () => uPlot.Options, data: uPlot.AlignedData, inputs: unknown[]) {
    const box = useRef<HTMLDivElement>(null);
    const plot = useRef<uPlot | null>(null);
    const [theme, setTheme] = useState(0);
    useEffect(() => onThemeChange(() => setTheme((count) => count + 1)), []);
    useEffect(() => {
        const made = new uPlot(options(), data, box.current!);
        plot.current = made;
        return () => made.destroy();
    }, [...inputs, theme]);
    useEffect(() => plot.current?.setData(data), [data]);
    return box;
}

/** A scale of values; a log one ends near them, not at the next power of ten. */
export function canvasScale(log: boolean): uPlot.Scale {
    return log ? { distr: 3, range: (_, low, high) => [low / 1.15, high * 1.15] } : { distr: 1 };
}

/** An axis of numbers in the colours of now. */
export function canvasAxis(log: boolean, digits?: number): uPlot.Axis {
    const scale = log ? logScale : linearScale;
    return {
        stroke: token("--soft"),
        font: canvasFont(),
        grid: { stroke: token("--line"), width: 1 },
        ticks: { show: false },
        splits: (_, __, low, high) =>
            scale(low, high)
                .ticks(5)
                .map((tick) => tick.value),
        filter: (_, splits) => splits, // on a log scale uPlot would leave out all but powers of ten
        values: (_, values) => values.map((value) => number(value, digits)),
    };
}

export function canvasFont(pixels = 12): string {
    return `${pixels}px ${getComputedStyle(document.body).fontFamily}`;
}
