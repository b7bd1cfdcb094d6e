import type { Line, Splice } from "../../scene";
import type { Content } from "./typed";

export type Lines = readonly Line[];

/** The document after the splices. */
export function apply(lines: Lines, splices: Splice[]): Lines {
    return splices.reduce<Lines>(
        (before, { at, removed, inserted }) => [...before.slice(0, at), ...inserted, ...before.slice(at + removed.length)],
        lines,
    );
}

/** What takes the splices back. */
export function inverse(splices: Splice[]): Splice[] {
    return splices.map(({ at, removed, inserted }) => ({ at, removed: inserted, inserted: removed })).reverse();
}

/**
 * The same splices for a document that others have changed since: what was to be removed is looked for by its lines, what was to be
 * inserted by the line before it.
 * @returns undefined if a line is no longer as it was.
 */
export function rebase(splices: Splice[], old: Lines, now: Lines): Splice[] | undefined {
    const moved: Splice[] = [];
    for (const { at, removed, inserted } of splices) {
        const place = removed.length > 0 ? now.findIndex((line) => line.id === removed[0]!.id) : after(now, old[at - 1]);
        if (place < 0 || !removed.every((line, index) => isSame(line, now[place + index]))) return undefined;
        const splice = { at: place, removed, inserted };
        moved.push(splice);
        old = apply(old, [{ at, removed, inserted }]);
        now = apply(now, [splice]);
    }
    return moved;
}

function after(lines: Lines, line: Line | undefined): number {
    if (line === undefined) return 0;
    const at = lines.findIndex((one) => one.id === line.id);
    return at < 0 ? -1 : at + 1;
}

function isSame(one: Line, other: Line | undefined): boolean {
    return other !== undefined && one.id === other.id && readsSame(one, other) && one.by === other.by && one.locked === other.locked;
}

/** Whether two lines read the same, whoever wrote them. */
export function readsSame(one: Content, other: Content): boolean {
    return one.kind === other.kind && (one.speaker ?? "") === (other.speaker ?? "") && one.text === other.text;
}

let made = 0;

/** An id that no other line has. */
export function newId(): string {
    return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}-${(made++).toString(36)}`;
}
