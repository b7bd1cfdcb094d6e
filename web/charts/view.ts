import type { Objective, Trials } from "./trials";

/** What every chart of a study gets: the columns, the rows that are selected, and how to speak of a trial and open it. */
export interface View {
    trials: Trials;
    /** Ascending. */
    rows: Uint32Array;
    objective: Objective;
    /** The row of the best result among `rows`, −1 when there is none. */
    best: number;
    /** A sentence about the trial of a row. */
    say(row: number): string;
    /** What takes a question to the server: attributes that are text. */
    more(row: number): Promise<string>;
    /** Opens the trial. */
    pick(row: number): void;
}

/** What a chart shows, as text: for the table view, screen readers and CSV. */
export interface Sheet {
    columns: string[];
    rows: (string | number)[][];
}

/** Values of the trials of `rows` under their names, ready to be a sheet. */
export function sheet(view: View, rows: Uint32Array, columns: { name: string; values: Float64Array; choices?: string[] }[]): Sheet {
    return {
        columns: ["trial", ...columns.map((column) => column.name)],
        rows: Array.from(rows, (row) => [
            view.trials.numbers[row]!,
            ...columns.map((column) => {
                const value = column.values[row]!;
                return Number.isNaN(value) ? "" : column.choices ? (column.choices[value] ?? "") : value;
            }),
        ]),
    };
}
