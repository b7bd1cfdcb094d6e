import type { SavedChange, Splice } from "../../scene";
import { inverse } from "./splice";

/** What one undo takes back. */
export interface Step {
    label: string;
    splices: Splice[];
}

/** What can be undone, and what can be done again; the last of each comes first. */
export interface Steps {
    undo: readonly Step[];
    redo: readonly Step[];
}

const noSteps: Steps = { undo: [], redo: [] };

const undone = "Undo: ";
const redone = "Redo: ";

/** Changes that follow each other and say the same are one step: the lines of one run, the letters of one edit. */
export function isContinued(label: string): boolean {
    return /^(Write|Rewrite|Edit) /.test(label);
}

/** After a change. The labels of the history say which changes were an undo, so that it works over a reload. */
export function record(steps: Steps, label: string, splices: Splice[]): Steps {
    if (label.startsWith(undone)) {
        const step = steps.undo.at(-1);
        return step ? { undo: steps.undo.slice(0, -1), redo: [...steps.redo, step] } : steps;
    }
    if (label.startsWith(redone)) {
        const step = steps.redo.at(-1);
        return step ? { undo: [...steps.undo, step], redo: steps.redo.slice(0, -1) } : steps;
    }
    const last = steps.undo.at(-1);
    if (last && last.label === label && isContinued(label) && steps.redo.length === 0) {
        return { undo: [...steps.undo.slice(0, -1), { label, splices: [...last.splices, ...splices] }], redo: [] };
    }
    return { undo: [...steps.undo, { label, splices }], redo: [] };
}

export function stepsOf(history: SavedChange[]): Steps {
    return history.reduce((steps, { label, splices }) => record(steps, label, splices), noSteps);
}

/** The change that takes the last step back; undefined if there is none. */
export function undoStep({ undo }: Steps): Step | undefined {
    const step = undo.at(-1);
    return step && { label: undone + step.label, splices: inverse(step.splices) };
}

export function redoStep({ redo }: Steps): Step | undefined {
    const step = redo.at(-1);
    return step && { label: redone + step.label, splices: step.splices };
}
