import type { Line } from "../../scene";
import { newId } from "../document/splice";
import { nextSpeaker, type Content } from "../document/typed";
import type { Room } from "./room";

/** Something to do with a line: its name in the menu, its key while the line has the keyboard, and what it does. */
interface Command {
    name: string;
    title(line: Line): string;
    keys: string[];
    /** Does nothing to a locked line. */
    changes?: boolean;
    danger?: boolean;
    run(room: Room, at: number): void;
}

export const commands: Command[] = [
    {
        name: "alternatives",
        title: () => "Three alternatives",
        keys: ["a"],
        changes: true,
        run: (room, at) => room.open({ kind: "alternatives", id: room.store.lines[at]!.id }),
    },
    {
        name: "edit",
        title: () => "Edit",
        keys: ["Enter", "F2"],
        changes: true,
        run: (room, at) => room.open({ kind: "edit", id: room.store.lines[at]!.id }),
    },
    {
        name: "speaker",
        title: () => "Change who speaks",
        keys: ["s"],
        changes: true,
        run: (room, at) => room.open({ kind: "edit", id: room.store.lines[at]!.id, field: "speaker" }),
    },
    {
        name: "lock",
        title: (line) => (line.locked ? "Unlock" : "Lock"),
        keys: ["l"],
        run: ({ store }, at) => {
            const line = store.lines[at]!;
            store.replace(`${line.locked ? "Unlock" : "Lock"} line ${at + 1}`, at, { ...line, locked: !line.locked });
        },
    },
    {
        name: "rewrite",
        title: () => "Rewrite what follows",
        keys: ["r"],
        run: (room, at) => room.rewrite(room.store.lines[at]!.id),
    },
    {
        name: "write",
        title: () => "Write on from here",
        keys: ["w"],
        run: (room, at) => room.write(room.store.lines[at]!.id),
    },
    {
        name: "chances",
        title: () => "How likely each word was",
        keys: ["p"],
        run: (room, at) => room.open({ kind: "chances", id: room.store.lines[at]!.id }),
    },
    {
        name: "new",
        title: () => "New line below",
        keys: ["n"],
        run: (room, at) => newLine(room, at),
    },
    {
        name: "up",
        title: () => "Move up",
        keys: ["Alt+ArrowUp"],
        run: (room, at) => moveLine(room, at, at - 1),
    },
    {
        name: "down",
        title: () => "Move down",
        keys: ["Alt+ArrowDown"],
        run: (room, at) => moveLine(room, at, at + 1),
    },
    {
        name: "branch",
        title: () => "Branch after this line",
        keys: ["b"],
        run: (room, at) => room.branch(at + 1),
    },
    {
        name: "delete",
        title: () => "Delete",
        keys: ["Delete", "x"],
        changes: true,
        danger: true,
        run: ({ store, focus }, at) => {
            const { lines } = store;
            store.edit(`Delete line ${at + 1}`, [{ at, removed: [lines[at]!], inserted: [] }]);
            focus((lines[at + 1] ?? lines[at - 1])?.id ?? null);
        },
    },
];

/** Opens a line below a place; −1: at the beginning. */
export function newLine(room: Room, at: number): void {
    const { store, cast } = room;
    const after = store.lines[at]?.id ?? null;
    room.open({ kind: "new", after, typed: { kind: "speech", speaker: nextSpeaker(store.lines, at, cast), text: "" } });
}

export function madeLine(typed: Content): Line {
    return { id: newId(), ...typed, by: "mine", locked: false };
}

/** Moves a line to the place of another one; nowhere from the ends. */
export function moveLine({ store, focus }: Room, at: number, to: number): void {
    if (to === at || to < 0 || to >= store.lines.length) return;
    const line = store.lines[at]!;
    store.edit(`Move line ${at + 1} to ${to + 1}`, [
        { at, removed: [line], inserted: [] },
        { at: to, removed: [], inserted: [line] },
    ]);
    focus(line.id);
}

/** The command of a key, when a line has the keyboard. */
export function commandOf(event: KeyboardEvent): Command | undefined {
    if (event.ctrlKey || event.metaKey) return undefined;
    const key = `${event.altKey ? "Alt+" : ""}${event.key}`;
    return commands.find((command) => command.keys.includes(key));
}

/** A key as it is printed on the keyboard. */
export function keyName(key: string): string {
    return key.replace("ArrowUp", "↑").replace("ArrowDown", "↓").replace("Delete", "Del");
}
