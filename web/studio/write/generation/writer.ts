import type { Controls, WriteRequest, WriteEvent } from "../../api";
import type { Line } from "../../scene";
import type { SceneStore } from "../document/sceneStore";
import { newId, type Lines } from "../document/splice";

/** The line that is being written, and the line after which it stands; null: at the beginning. */
export interface Growing {
    after: string | null;
    kind: Line["kind"];
    speaker?: string;
    text: string;
}

/** What the model is told of the document: what is far away makes no difference to it. */
const contextBefore = 200;
const contextAfter = 12;

export function before(lines: Lines, at: number): Line[] {
    return lines.slice(Math.max(0, at - contextBefore), at);
}

export function after(lines: Lines, at: number): Line[] {
    return lines.slice(at, at + contextAfter);
}

type Stream = (body: WriteRequest, signal: AbortSignal) => AsyncGenerator<WriteEvent>;

/**
 * Writes lines into a scene as the model makes them. A final line is an edit of the scene; the one that grows is told at most once a
 * frame. Places are kept by the line before, so the writer can go on editing meanwhile.
 */
export class Writer {
    private work?: AbortController;
    private frame = 0;
    private shown?: Growing;

    constructor(
        private readonly store: SceneStore,
        private readonly stream: Stream,
        private readonly controls: () => Controls,
        private readonly tell: () => void,
    ) {}

    get growing(): Growing | undefined {
        return this.shown;
    }

    get isBusy(): boolean {
        return this.work !== undefined;
    }

    stop(): void {
        this.work?.abort();
    }

    /** Writes lines after a line. */
    write(anchor: string | null, lines: number): Promise<void> {
        const label = `Write after line ${this.placeAfter(anchor)}`;
        return this.during(async (signal) => {
            const at = this.placeAfter(anchor);
            const rest = after(this.store.lines, at);
            await this.run(
                signal,
                anchor,
                { before: before(this.store.lines, at), after: rest.length > 0 ? rest : undefined, lines },
                (line) => {
                    this.store.edit(label, [{ at: this.placeAfter(anchor), removed: [], inserted: [line] }]);
                    anchor = line.id;
                    return anchor;
                },
            );
        });
    }

    /** Writes what comes after a line anew. Each new line takes the place of an old one; locked lines stay. */
    rewrite(anchor: string | null): Promise<void> {
        const label = `Rewrite after line ${this.placeAfter(anchor)}`;
        return this.during(async (signal) => {
            while (true) {
                let old = this.stretch(anchor);
                if (old.length === 0) {
                    const next = this.store.lines[this.placeAfter(anchor)];
                    if (!next || signal.aborted) return;
                    anchor = next.id;
                    continue;
                }
                const at = this.placeAfter(anchor);
                const rest = after(this.store.lines, at + old.length);
                const request = { before: before(this.store.lines, at), after: rest.length > 0 ? rest : undefined, lines: old.length };
                await this.run(signal, anchor, request, (line) => {
                    const place = this.placeAfter(anchor);
                    const replaced = this.store.lines[place];
                    const removed = replaced && replaced.id === old[0] && !replaced.locked ? [replaced] : [];
                    old = old.slice(removed.length);
                    this.store.edit(label, [{ at: place, removed, inserted: [line] }]);
                    anchor = line.id;
                    return anchor;
                });
                if (signal.aborted) return;
                const left = this.store.lines.filter((line) => old.includes(line.id) && !line.locked);
                this.store.edit(
                    label,
                    left.map((line, index) => ({ at: this.store.indexOf(line.id) - index, removed: [line], inserted: [] })),
                );
            }
        });
    }

    private async during(action: (signal: AbortSignal) => Promise<void>): Promise<void> {
        this.stop();
        const work = new AbortController();
        this.work = work;
        this.tell();
        try {
            await action(work.signal);
        } catch (error) {
            if (!work.signal.aborted) throw error;
        } finally {
            if (this.work === work) {
                this.work = undefined;
                this.show(undefined);
            }
        }
    }

    private async run(
        signal: AbortSignal,
        anchor: string | null,
        request: Omit<WriteRequest, "controls">,
        final: (line: Line) => string,
    ): Promise<void> {
        for await (const event of this.stream({ ...request, controls: this.controls() }, signal)) {
            if (signal.aborted) return;
            if (event.type === "error") throw new Error(event.data.error);
            if (event.type !== "line") continue;
            const { kind, speaker, text } = event.data;
            if (!event.data.final) this.show({ after: anchor, kind, speaker, text });
            else {
                anchor = final({ id: newId(), kind, speaker, text, by: "model", locked: false });
                this.show(undefined);
            }
        }
    }

    private show(growing: Growing | undefined): void {
        this.shown = growing;
        this.frame ||= requestAnimationFrame(() => {
            this.frame = 0;
            this.tell();
        });
    }

    private placeAfter(anchor: string | null): number {
        return anchor === null ? 0 : this.store.indexOf(anchor) + 1;
    }

    /** The unlocked lines that follow a line, up to a locked one. */
    private stretch(anchor: string | null): string[] {
        const rest = this.store.lines.slice(this.placeAfter(anchor));
        const end = rest.findIndex((line) => line.locked);
        return rest.slice(0, end < 0 ? undefined : end).map((line) => line.id);
    }
}
