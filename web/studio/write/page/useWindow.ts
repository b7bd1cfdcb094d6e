import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { Line } from "../../scene";
import { heightOf, lineAt, offsetsOf, type Measures } from "../document/layout";
import type { Lines } from "../document/splice";

const spare = 600;

function estimate(known: WeakMap<Line, number>, line: Line, measures: Measures): number {
    let height = known.get(line);
    if (height === undefined) known.set(line, (height = heightOf(line, measures)));
    return height;
}

/** Which lines are on the screen: only they are in the page. Heights are worked out, and put right once a line is drawn. */
export function useWindow(lines: Lines, measures: Measures, scroller: { current: HTMLElement | null }) {
    const [place, setPlace] = useState({ top: 0, height: 900 });
    const [drawn, redraw] = useReducer((count: number) => count + 1, 0);
    const real = useRef(new Map<string, number>());
    const rows = useRef(new Map<Element, Line>());
    const shift = useRef(0);

    // What is drawn is told again if its height changes; of the rest nothing is known any more.
    useMemo(() => {
        const drawnIds = new Set([...rows.current.values()].map((line) => line.id));
        for (const id of real.current.keys()) if (!drawnIds.has(id)) real.current.delete(id);
    }, [measures]);
    const estimates = useMemo(() => new WeakMap<Line, number>(), [measures]);
    const offsets = useMemo(
        () => offsetsOf(lines, (line) => real.current.get(line.id) ?? estimate(estimates, line, measures)),
        [lines, measures, drawn],
    );
    const latest = useRef({ offsets, lines });
    latest.current = { offsets, lines };

    useEffect(() => {
        const element = scroller.current!;
        const follow = () => setPlace({ top: element.scrollTop, height: element.clientHeight });
        const watch = new ResizeObserver(follow);
        watch.observe(element);
        element.addEventListener("scroll", follow, { passive: true });
        return () => {
            watch.disconnect();
            element.removeEventListener("scroll", follow);
        };
    }, []);

    const observer = useMemo(
        () =>
            new ResizeObserver((entries) => {
                let moved = false;
                for (const { target, borderBoxSize } of entries) {
                    const line = rows.current.get(target);
                    if (!line || !target.isConnected) continue;
                    const height = borderBoxSize[0]!.blockSize;
                    const { offsets, lines } = latest.current;
                    const at = lines.findIndex((one) => one.id === line.id);
                    const before = real.current.get(line.id) ?? offsets[at + 1]! - offsets[at]!;
                    if (at < 0 || Math.abs(height - before) < 0.5) continue;
                    real.current.set(line.id, height);
                    if (offsets[at + 1]! <= scroller.current!.scrollTop) shift.current += height - before;
                    moved = true;
                }
                if (moved) redraw(undefined);
            }),
        [],
    );
    useEffect(() => () => observer.disconnect(), []);
    // What is above the screen turned out higher or lower: what is seen stays where it is.
    useLayoutEffect(() => {
        if (shift.current === 0) return;
        scroller.current!.scrollTop += shift.current;
        shift.current = 0;
    }, [drawn]);

    const observe = useCallback(
        (element: HTMLElement | null, line: Line) => {
            if (element) {
                rows.current.set(element, line);
                observer.observe(element);
                return;
            }
            for (const [row, one] of rows.current) {
                if (one !== line) continue;
                observer.unobserve(row);
                rows.current.delete(row);
            }
        },
        [observer],
    );
    const from = lineAt(offsets, place.top - spare);
    const to = Math.min(lines.length, lineAt(offsets, place.top + place.height + spare) + 1);
    /** Scrolls as little as shows a line. */
    const reveal = useCallback((at: number) => {
        const element = scroller.current!;
        const { offsets } = latest.current;
        const [above, below] = [offsets[at]! - 24, offsets[at + 1]! + 72 - element.clientHeight];
        if (element.scrollTop > above) element.scrollTop = above;
        else if (element.scrollTop < below) element.scrollTop = Math.min(above, below);
    }, []);
    return { offsets, from, to, observe, reveal, height: offsets[lines.length]! };
}
