import type { Artifact, Curves, Importances, Note, RemainingGain, TrialRow } from "./types";

/** Where a study view gets what the columns do not hold: the server, or the page itself. */
export interface Source {
    rows(numbers: number[]): Promise<TrialRow[]>;
    curves(): Promise<Curves>;
    importances(objective: number): Promise<Importances>;
    /** None in a page without a server. */
    gain?(objective: number): Promise<RemainingGain>;
    /** Takes the study away as a file: all trials, or those of `numbers`. */
    save(format: "csv" | "json", numbers?: number[]): Promise<void>;
    /** Where a file of the study, or of `trial`, can be had; none in a page without a server. */
    file?(file: Artifact, trial?: number): string;
    /** None in a page that cannot write. */
    actions?: Actions;
}

export interface Actions {
    fail(trial: number): Promise<void>;
    /** The study's note without `trial`. */
    saveNote(note: Note, trial?: number): Promise<Note>;
    /** Opens the form that queues a trial, with these values to begin with. */
    queue(from: TrialRow): void;
}
