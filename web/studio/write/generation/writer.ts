import type { Controls, WriteEvent, WriteRequest } from "../../api";
import type { Line } from "../../scene";
import type { SceneStore } from "../document/sceneStore";
import { newId, type Lines } from "../document/splice";
import type { Content } from "../document/typed";

/** The line that is being written, and the line after which it stands; null: at the beginning. */
export interface Growing extends Content {
    after: string | null;
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
        const place = this.placeAfter(anchor);
        const label = `Write after line ${place}`;
        return this.during(async (signal) => {
            await this.run(signal, anchor, lines, (line, at) => this.store.edit(label, [{ at, removed: [], inserted: [line] }]));
        });
    }

    /** Writes what comes after a line anew. Each new line takes the place of an old one; locked lines stay. */
    rewrite(anchor: string | null): Promise<void> {
        const label = `Rewrite after line ${this.placeAfter(anchor)}`;
        return this.during(async (signal) => {
            while (true) {
                const place = this.placeAfter(anchor);
                let old = this.stretch(place);
                if (old.length === 0) {
                    const next = this.store.lines[place];
                    if (!next || signal.aborted) return;
                    anchor = next.id;
                    continue;
                }
                anchor = await this.run(signal, anchor, old.length, (line, at) => {
                    const replaced = this.store.lines[at];
                    const removed = replaced && replaced.id === old[0] && !replaced.locked ? [replaced] : [];
                    old = old.slice(removed.length);
                    this.store.edit(label, [{ at, removed, inserted: [line] }]);
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

    /**
     * Has lines written after a line.
     * @param put told each line once it is final, and its place.
     * @returns the last of them.
     */
    private async run(
        signal: AbortSignal,
        anchor: string | null,
        lines: number,
        put: (line: Line, at: number) => void,
    ): Promise<string | null> {
        const request: WriteRequest = {
            before: before(this.store.lines, this.placeAfter(anchor)),
            lines,
            controls: this.controls(),
        };
        for await (const event of this.stream(request, signal)) {
            if (signal.aborted) break;
            if (event.type === "error") throw new Error(event.data.error);
            if (event.type !== "line") continue;
            const { kind, speaker, text } = event.data;
            if (!event.data.final) this.show({ after: anchor, kind, speaker, text });
            else {
                const line: Line = { id: newId(), kind, speaker, text, by: "model", locked: false };
                put(line, this.placeAfter(anchor));
                anchor = line.id;
                this.show(undefined);
            }
        }
        return anchor;
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

    /** The lines from a place up to a locked one. */
    private stretch(place: number): string[] {
        const rest = this.store.lines.slice(place);
        const end = rest.findIndex((line) => line.locked);
        return rest.slice(0, end < 0 ? undefined : end).map((line) => line.id);
    }
}
