import type { Conflict } from "../../api";
import type { Change, Line, SavedChange, Scene, Splice } from "../../scene";
import { Refused } from "../../../frame/request";
import { conflictOf } from "../../client";
import { apply, inverse, rebase, type Lines } from "./splice";
import { isContinued, record, redoStep, stepsOf, undoStep, type Step, type Steps } from "./steps";

/** Where changes go: the server, or a test. */
export interface Keeper {
    change(change: Change): Promise<{ revision: number }>;
    history(since: number): Promise<SavedChange[]>;
}

/** "waiting": the server does not answer, and is asked again. */
export type Saved = "saved" | "saving" | "waiting";

const patience = 2000;

/**
 * A scene as it is on the screen. An edit shows at once and is then sent, one change at a time; it is saved when the answer has come.
 * Changes of another tab are taken over: what was not sent yet is made again on top of them.
 */
export class SceneStore {
    private current: Lines;
    private revision: number;
    private steps: Steps;
    private state: Saved = "saved";
    private readonly waiting: Step[] = [];
    private sending = false;
    private readonly listeners = new Set<() => void>();

    constructor(
        scene: Scene,
        history: SavedChange[],
        private readonly keeper: Keeper,
        /** Told in a sentence what could not be kept. */
        private readonly lost: (sentence: string) => void,
    ) {
        this.current = scene.document;
        this.revision = scene.revision;
        this.steps = stepsOf(history);
    }

    get lines(): Lines {
        return this.current;
    }

    get saved(): Saved {
        return this.state;
    }

    get undoable(): readonly Step[] {
        return this.steps.undo;
    }

    get redoable(): readonly Step[] {
        return this.steps.redo;
    }

    subscribe(listener: () => void): () => void {
        this.listeners.add(listener);
        return () => void this.listeners.delete(listener);
    }

    /** The place of a line; −1 if it is gone. */
    indexOf(id: string): number {
        return this.current.findIndex((line) => line.id === id);
    }

    edit(label: string, splices: Splice[]): void {
        if (splices.length === 0) return;
        this.current = apply(this.current, splices);
        this.steps = record(this.steps, label, splices);
        const last = this.waiting.at(-1);
        const isSent = this.sending && this.waiting.length === 1;
        if (last && last.label === label && isContinued(label) && !isSent) last.splices = [...last.splices, ...splices];
        else this.waiting.push({ label, splices });
        this.tell();
        void this.send();
    }

    /** Puts lines in the place of one line. */
    replace(label: string, at: number, ...inserted: Line[]): void {
        this.edit(label, [{ at, removed: [this.current[at]!], inserted }]);
    }

    undo(): void {
        this.again(undoStep(this.steps));
    }

    redo(): void {
        this.again(redoStep(this.steps));
    }

    /** Another tab has changed the scene. */
    async catchUp(revision: number): Promise<void> {
        if (this.waiting.length > 0 || revision <= this.revision) return;
        const changes = await this.keeper.history(this.revision);
        if (this.waiting.length > 0) return;
        this.takeOver(changes);
        this.tell();
    }

    /** Resolves once everything is saved. */
    settled(): Promise<void> {
        if (this.state === "saved" && this.waiting.length === 0) return Promise.resolve();
        return new Promise((resolve) => {
            const forget = this.subscribe(() => {
                if (this.state !== "saved" || this.waiting.length > 0) return;
                forget();
                resolve();
            });
        });
    }

    private again(step: Step | undefined): void {
        if (step && fits(this.current, step.splices)) this.edit(step.label, step.splices);
        else if (step) this.lost("That cannot be undone: another tab has changed its lines since.");
    }

    private async send(): Promise<void> {
        if (this.sending) return;
        this.sending = true;
        while (this.waiting.length > 0) {
            const { label, splices } = this.waiting[0]!;
            try {
                if (this.state === "saved") this.say("saving");
                this.revision = (await this.keeper.change({ revision: this.revision, label, splices })).revision;
                this.waiting.shift();
            } catch (error) {
                const conflict = conflictOf(error);
                if (conflict) this.rebaseOn(conflict);
                else if (error instanceof Refused) this.drop(error.message);
                else {
                    this.say("waiting");
                    await new Promise((resolve) => setTimeout(resolve, patience));
                }
            }
        }
        this.sending = false;
        this.say("saved");
    }

    private rebaseOn(conflict: Conflict): void {
        const mine = this.takeBack();
        let old = this.current;
        this.takeOver(conflict.changes);
        for (const { label, splices } of mine) {
            const moved = rebase(splices, old, this.current);
            old = apply(old, splices);
            if (!moved) {
                this.lost(`Another tab has changed the same lines: "${label}" is not kept.`);
                continue;
            }
            this.waiting.push({ label, splices: moved });
            this.current = apply(this.current, moved);
        }
        this.tell();
    }

    private takeOver(changes: SavedChange[]): void {
        for (const change of changes) {
            this.current = apply(this.current, change.splices);
            this.steps = record(this.steps, change.label, change.splices);
            this.revision = change.revision;
        }
    }

    /** A change that the server will never take goes, with all that stand on it. */
    private drop(reason: string): void {
        this.takeBack();
        this.lost(reason);
        this.tell();
    }

    /** Takes back all that is not saved: the lines are then as the server has them. */
    private takeBack(): Step[] {
        const mine = this.waiting.splice(0);
        this.current = mine.reduceRight((lines, { splices }) => apply(lines, inverse(splices)), this.current);
        return mine;
    }

    private say(state: Saved): void {
        if (this.state === state) return;
        this.state = state;
        this.tell();
    }

    private tell(): void {
        for (const listener of this.listeners) listener();
    }
}

/** Whether what is to be removed is there. */
function fits(lines: Lines, splices: Splice[]): boolean {
    for (const splice of splices) {
        if (!splice.removed.every((line, index) => lines[splice.at + index]?.id === line.id)) return false;
        lines = apply(lines, [splice]);
    }
    return true;
}
