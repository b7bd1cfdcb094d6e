import { useLayoutEffect, useRef } from "preact/hooks";
import type { Room } from "../room/room";

interface KeysProps {
    room: Room;
    current: string | null;
    help(): void;
    toggleSide(): void;
}

/** The keys that work everywhere on the writing page. */
export function useKeys(props: KeysProps): void {
    const latest = useRef(props);
    latest.current = props;
    // With the page, not after it is painted: no key is lost between.
    useLayoutEffect(() => {
        const key = (event: KeyboardEvent) => {
            if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
            if (press(event, latest.current)) event.preventDefault();
        };
        addEventListener("keydown", key);
        return () => removeEventListener("keydown", key);
    }, []);
}

function press(event: KeyboardEvent, { room, current, help, toggleSide }: KeysProps): boolean {
    const { store, writer } = room;
    const isTyping = (event.target as Element).closest("input, textarea, select") !== null;
    if (event.ctrlKey || event.metaKey) {
        const key = event.key.toLowerCase();
        if (key === "enter") {
            (document.activeElement as HTMLElement | null)?.blur(); // what is typed is kept first
            room.write(store.lines.at(-1)?.id ?? null);
            return true;
        }
        if (key === "s") return true; // everything is saved as it is made
        if (isTyping) return false;
        if (key === "z" && !event.shiftKey) return (store.undo(), true);
        if (key === "y" || (key === "z" && event.shiftKey)) return (store.redo(), true);
        return false;
    }
    if (event.key === "Escape" && writer.isBusy) return (writer.stop(), true);
    if (isTyping || event.altKey) return false;
    if (event.key === "?") return (help(), true);
    if (event.key === "d") return (toggleSide(), true);
    if (document.activeElement === document.body && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        const line = store.lines[current === null ? -1 : store.indexOf(current)] ?? store.lines.at(event.key === "ArrowDown" ? 0 : -1);
        if (line) room.focus(line.id);
        return line !== undefined;
    }
    return false;
}
