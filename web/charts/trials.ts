/** One column of a study: a number a trial, NaN where the trial has none. */
export interface Column {
    name: string;
    values: Float64Array;
    scale: "linear" | "log" | "choice";
    /** The names behind the numbers of a categorical column. */
    choices?: string[];
    /** Whole numbers only. */
    whole?: boolean;
    /** The range of the distribution. */
    low?: number;
    high?: number;
}

export interface Objective extends Column {
    direction: "minimize" | "maximize";
}

/** The numbers of Tunewright's TrialState. */
export const State = { running: 0, complete: 1, pruned: 2, failed: 3, waiting: 4 } as const;

/** A study as columns: row i of every array is the same trial. Times are milliseconds since 1970. */
export interface Trials {
    count: number;
    numbers: Float64Array;
    states: Float64Array;
    starts: Float64Array;
    ends: Float64Array;
    /** 1 where a constraint is broken. */
    infeasible: Uint8Array;
    objectives: Objective[];
    parameters: Column[];
}

/** Every row, ascending. */
export function allRows(count: number): Uint32Array {
    const rows = new Uint32Array(count);
    for (let row = 0; row < count; row++) rows[row] = row;
    return rows;
}

/** Complete, feasible and with a finite value: what counts as a result. */
export function isResult(trials: Trials, row: number, objective: Objective): boolean {
    return trials.states[row] === State.complete && trials.infeasible[row] === 0 && Number.isFinite(objective.values[row]);
}

export function isBetter(objective: Objective, one: number, other: number): boolean {
    return objective.direction === "minimize" ? one < other : one > other;
}

/** The row of the best result among `rows`, −1 when there is none. The earliest wins a tie. */
export function bestRow(trials: Trials, rows: Uint32Array, objective: Objective): number {
    let best = -1;
    for (const row of rows) {
        if (!isResult(trials, row, objective)) continue;
        if (best < 0 || isBetter(objective, objective.values[row]!, objective.values[best]!)) best = row;
    }
    return best;
}

export function results(trials: Trials, rows: Uint32Array, objective: Objective): Uint32Array {
    return rows.filter((row) => isResult(trials, row, objective));
}

/** The text of one cell: the choice's name, or the number. */
export function cell(column: Column, row: number, text: (value: number) => string): string {
    const value = column.values[row]!;
    if (Number.isNaN(value)) return "–";
    return column.choices ? (column.choices[value] ?? "–") : text(value);
}
