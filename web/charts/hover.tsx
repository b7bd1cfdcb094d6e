import { createContext } from "preact";
import { useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { View } from "./view";

/** Where trials lie in the picture, in pixels. */
export interface Places {
    rows: Uint32Array;
    x: (row: number) => number;
    y: (row: number) => number;
}

interface HoverProps {
    view: View;
    places: Places;
    width: number;
    height: number;
}

const reach = 32;

/** The row of the trial that is open; every picture marks it. −1: none. */
export const Picked = createContext(-1);

/** Over a picture of trials: the nearest one speaks, a click or Enter opens it, the arrow keys go from one to the next. */
export function Hover({ view, places, width, height }: HoverProps) {
    const [at, setAt] = useState(-1);
    const picked = useContext(Picked);
    const order = useMemo(() => places.rows.slice().sort((one, other) => places.x(one) - places.x(other)), [places]);
    const touch = (event: PointerEvent) => {
        const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
        setAt(nearest(places, event.clientX - box.left, event.clientY - box.top));
    };
    const key = (event: KeyboardEvent) => {
        const last = order.length - 1;
        const here = order.indexOf(at);
        const places: Record<string, number> = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: last };
        const next = order[Math.min(last, Math.max(0, places[event.key] ?? NaN))];
        if (event.key === "Enter" && at >= 0) view.pick(at);
        else if (next !== undefined) setAt(next);
        else return;
        event.preventDefault();
    };
    return (
        <div
            class="hover"
            role="application"
            aria-label="Trials; arrow keys go from one to the next, Enter opens"
            tabIndex={0}
            onPointerMove={touch}
            onPointerLeave={() => setAt(-1)}
            onBlur={() => setAt(-1)}
            onFocus={(event) => event.currentTarget.matches(":focus-visible") && setAt(view.best >= 0 ? view.best : (order[0] ?? -1))}
            onKeyDown={key}
            onClick={() => at >= 0 && view.pick(at)}
            data-over={at >= 0}
        >
            {picked >= 0 && inside(places.x(picked), width) && inside(places.y(picked), height) && (
                <span class="picked-ring" style={{ left: `${places.x(picked)}px`, top: `${places.y(picked)}px` }} />
            )}
            {at >= 0 && Number.isFinite(places.x(at)) && (
                <Tip view={view} row={at} x={places.x(at)} y={places.y(at)} width={width} height={height} />
            )}
        </div>
    );
}

interface TipProps {
    view: View;
    row: number;
    x: number;
    y: number;
    width: number;
    height: number;
}

/** A ring round the trial and a sentence about it, on the side where there is room. */
export function Tip({ view, row, x, y, width, height }: TipProps) {
    const more = useMore(view, row);
    const side = x > width / 2 ? { right: `${width - x + 14}px` } : { left: `${x + 14}px` };
    const rise = y > height / 2 ? { bottom: `${height - y - 8}px` } : { top: `${y - 8}px` };
    return (
        <>
            <span class="hover-ring" style={{ left: `${x}px`, top: `${y}px` }} />
            <div class="tip" role="status" style={{ ...side, ...rise }}>
                {view.say(row)}
                {more && <span class="soft"> {more}</span>}
            </div>
        </>
    );
}

/** Asks only when the pointer rests. */
function useMore(view: View, row: number): string {
    const [more, setMore] = useState({ row: -1, text: "" });
    const alive = useRef(true);
    useEffect(() => () => void (alive.current = false), []);
    useEffect(() => {
        const timer = setTimeout(() => {
            view.more(row).then(
                (text) => alive.current && setMore({ row, text }),
                () => undefined, // The sentence stands without it.
            );
        }, 120);
        return () => clearTimeout(timer);
    }, [row]);
    return more.row === row ? more.text : "";
}

function inside(place: number, size: number): boolean {
    return place >= 0 && place <= size;
}

function nearest(places: Places, x: number, y: number): number {
    let best = -1;
    let distance = reach * reach;
    for (const row of places.rows) {
        const across = places.x(row) - x;
        const down = places.y(row) - y;
        const here = across * across + down * down;
        if (here < distance) [best, distance] = [row, here];
    }
    return best;
}
