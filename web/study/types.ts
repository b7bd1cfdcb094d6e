// What the server and the report page say about one study. JSON; written by src/Tunewright.Plots/Report.

/** A number; JSON has no other form for these three. `Number(real)` reads all of them. */
export type Real = number | "NaN" | "Infinity" | "-Infinity";

/** A value of a parameter or an attribute. Whole numbers beyond ±2⁵³ are strings; real numbers are Real. */
export type Plain = null | boolean | Real | string | Plain[] | { [key: string]: Plain };

export type Direction = "minimize" | "maximize";

/** In the order of the column `state`: 0 running, 1 complete, 2 pruned, 3 failed, 4 waiting (Optuna's numbers). */
export const states = ["running", "complete", "pruned", "failed", "waiting"] as const;
export type State = (typeof states)[number];

/** Milliseconds since 1970, UTC. */
export type Time = number;

export interface BestTrial {
    number: number;
    values: Real[];
}

export interface StudySummary {
    /** Opaque, safe in a path: never parse it. It stays the same when the server starts anew with the same storages in the same order. */
    id: string;
    name: string;
    /** Index into StudyList.storages. */
    storage: number;
    directions: Direction[];
    /** One for each objective, or none at all. */
    metricNames: string[];
    /** One objective: the best complete, feasible trial, or none. Several: at most 10 trials of the Pareto front, by number. */
    best: BestTrial[];
    /** How many trials are best: the size of the Pareto front; 0 or 1 with one objective. */
    bestCount: number;
    counts: Record<State, number>;
    /** Of all states. */
    trialCount: number;
    /** When the first trial began (storages keep no time of the study itself). */
    created: Time | null;
    /** The last start, end or report that this server has seen; reports are stamped when the server sees them. */
    lastActivity: Time | null;
    /** Counts the changes that the server has seen. Only for `since`; begins anew with the server. */
    revision: number;
}

export interface ParameterInfo {
    name: string;
    kind: "float" | "int" | "categorical";
    /** The widest range in the study; null if categorical. */
    low: number | null;
    high: number | null;
    step: number | null;
    log: boolean;
    /** The column has the index of the choice. null unless categorical. */
    choices: Plain[] | null;
}

export interface Note {
    /** 0: there is none yet. To save, send this plus 1. */
    version: number;
    /** Markdown. */
    body: string;
}

/** GET api/studies/{id} */
export interface StudyHeader extends StudySummary {
    /** In order of first appearance: new ones are added at the end, none goes away, its index is its identity. */
    parameters: ParameterInfo[];
    /** Keys of the trials' user attributes that have been a number or a truth value at least once: each is a column. Grows as parameters do. At most 64. */
    numericAttributes: string[];
    /** All keys of the trials' user attributes, sorted. At most 256. */
    attributeKeys: string[];
    /** Names of constraints, sorted as numbers where they are numbers. */
    constraintNames: string[];
    userAttributes: { [key: string]: Plain };
    note: Note;
    /** The study's own files, not those of its trials. */
    artifacts: Artifact[];
    /** Whether the server can send files. */
    hasFiles: boolean;
}

export interface Artifact {
    id: string;
    fileName: string;
    mimeType: string;
}

/** GET api/studies/{id}/trials?numbers=3,1,2 (at most 500): rows in the order asked for; unknown numbers are left out. */
export interface TrialRow {
    number: number;
    state: State;
    /** One for each objective; empty if there is none. */
    values: Real[];
    /** In the order in which they were suggested. */
    parameters: { name: string; value: Plain }[];
    /** Values that a queued trial was given and has not asked for (yet). */
    given: { name: string; value: Plain }[];
    userAttributes: { [key: string]: Plain };
    systemAttributes: { [key: string]: Plain };
    /** Above 0 is infeasible. */
    constraints: { name: string; value: Real }[];
    feasible: boolean;
    started: Time | null;
    ended: Time | null;
    failureReason: string | null;
    note: Note;
    artifacts: Artifact[];
    /** Thinned to 2,000 points. */
    curve: Curve;
}

export interface Curve {
    number: number;
    /** Ascending. */
    steps: number[];
    /** Same length as steps. */
    values: Real[];
}

/**
 * GET api/studies/{id}/curves?limit=200&points=200: all running trials, the best, the latest and a regular sample of the others,
 * at most `limit` curves of at most `points` points (thinned: first, last, lowest and highest of each stretch stay).
 * `&numbers=…` chooses the trials, `&since=revision` leaves out those that have not changed.
 */
export interface Curves {
    revision: number;
    /** Trials with at least one report. */
    total: number;
    /** By number. */
    curves: Curve[];
}

/** GET api/studies/{id}/importances?objective=0: PED-ANOVA, most important first, sum 1; all 0 if nothing can be said. */
export interface Importances {
    objective: number;
    importances: { name: string; importance: number }[];
}

/** GET api/studies/{id}/gain?objective=0: what was left to gain after each trial, by the regret bound; empty if nothing can be said. */
export interface RemainingGain {
    study: string;
    enough: number;
    points: { trial: number; gain: number }[];
}

/**
 * In the report page: JSON in `<script type="application/json" id="study">`, beside `<div id="app">`. The page holds report.css and
 * report.js (a classic script, at the end of the body) inline, under a policy that allows their hashes only: no style="…" in markup, no
 * eval, no requests; styles through the DOM are fine.
 */
export interface ReportData {
    header: StudyHeader;
    /** Base64 of gzip of the bytes of `columns.ts`: `new DecompressionStream("gzip")`. */
    columns: string;
    /** Base64 of gzip of the JSON of TrialRow[], by number: all of at most 2,000 trials, else the best, the latest and a regular sample. */
    trials: string;
    curves: Curves;
    /** One for each objective. */
    importances: Importances[];
    made: Time;
}
