import { useEffect, useRef, useState } from "preact/hooks";
import { lineAt } from "../document/layout";
import { moveLine } from "../room/commands";
import type { Room } from "../room/room";

interface Drag {
    id: string;
    /** Where the line goes: before the line that is at this place. */
    to: number;
}

const threshold = 5; // pixels; less is a click
const edge = 48; // pixels from the edge of what is seen, in which it scrolls

/** Lines follow the mouse by their handles. Escape leaves the line where it was; a finger scrolls instead. */
export function useDrag(room: Room, scroller: { current: HTMLElement | null }, offsets: Float64Array): Drag | undefined {
    const [drag, setDrag] = useState<Drag>();
    const latest = useRef(offsets);
    latest.current = offsets;
    useEffect(() => {
        const element = scroller.current!;
        let held: { id: string; x: number; y: number } | undefined;
        let now: Drag | undefined;
        let pointer = 0;
        let frame = 0;
        const show = (next: Drag | undefined) => {
            now = next;
            setDrag(next);
        };
        const follow = () => {
            const list = element.querySelector(".lines")!;
            const place = pointer - list.getBoundingClientRect().top;
            const at = lineAt(latest.current, place);
            const middle = (latest.current[at]! + latest.current[at + 1]!) / 2;
            const to = place > middle ? at + 1 : at;
            if (now && now.to !== to) show({ ...now, to });
        };
        const scroll = () => {
            const box = element.getBoundingClientRect();
            const by = Math.min(0, pointer - box.top - edge) + Math.max(0, pointer - box.bottom + edge);
            if (by !== 0) element.scrollTop += by / 4;
            follow();
            frame = requestAnimationFrame(scroll);
        };
        const end = () => {
            cancelAnimationFrame(frame);
            held = undefined;
            show(undefined);
        };
        const down = (event: PointerEvent) => {
            const handle = (event.target as Element).closest(".handle");
            const id = handle?.closest<HTMLElement>("li.line")?.dataset["id"];
            if (id && event.button === 0 && event.pointerType !== "touch") held = { id, x: event.clientX, y: event.clientY };
        };
        const move = (event: PointerEvent) => {
            if (!held) return;
            pointer = event.clientY;
            if (now || Math.hypot(event.clientX - held.x, event.clientY - held.y) < threshold) return;
            show({ id: held.id, to: room.store.indexOf(held.id) });
            frame = requestAnimationFrame(scroll);
        };
        const up = () => {
            if (now) {
                follow();
                const at = room.store.indexOf(now.id);
                if (at >= 0) moveLine(room, at, now.to > at ? now.to - 1 : now.to);
                addEventListener("click", swallow, { capture: true, once: true });
                setTimeout(() => removeEventListener("click", swallow, { capture: true })); // there is none if the pointer was let go elsewhere
            }
            end();
        };
        const key = (event: KeyboardEvent) => {
            if (!now || event.key !== "Escape") return;
            event.stopPropagation();
            end();
        };
        element.addEventListener("pointerdown", down);
        addEventListener("pointermove", move);
        addEventListener("pointerup", up);
        addEventListener("pointercancel", end);
        addEventListener("keydown", key, true);
        return () => {
            end();
            element.removeEventListener("pointerdown", down);
            removeEventListener("pointermove", move);
            removeEventListener("pointerup", up);
            removeEventListener("pointercancel", end);
            removeEventListener("keydown", key, true);
        };
    }, []);
    return drag;
}

function swallow(event: Event): void {
    event.stopPropagation();
    event.preventDefault();
}
