import type { Column, Objective, Trials } from "../charts/trials";
import { flag, type Columns } from "./columns";
import type { Plain, StudyHeader } from "./types";

/** A study in memory: what the server says of it, its columns, and the columns under their names. */
export interface Model {
    header: StudyHeader;
    columns: Columns;
    trials: Trials;
    attributes: Column[];
    /** Seconds from start to end; NaN before the end. */
    duration: Column;
}

export function makeModel(header: StudyHeader, columns: Columns): Model {
    const { number, state, started, ended, flags } = columns;
    return {
        header,
        columns,
        trials: {
            count: number.length,
            numbers: number,
            states: state,
            starts: started,
            ends: ended,
            infeasible: broken(flags),
            objectives: header.directions.map((direction, index): Objective => {
                const values = columns.values[index]!;
                return {
                    name: objectiveName(header, index),
                    direction,
                    scale: "linear",
                    values: header.directions.length === 1 ? withLast(columns, values) : values,
                };
            }),
            parameters: columns.header.parameters.map((parameter, index): Column => ({
                name: parameter.name,
                values: columns.parameters[index]!,
                whole: parameter.kind === "int",
                scale: parameter.choices ? "choice" : parameter.log ? "log" : "linear",
                choices: parameter.choices?.map(plainText),
                low: parameter.low ?? undefined,
                high: parameter.high ?? undefined,
            })),
        },
        attributes: columns.header.numericAttributes.map((name, index): Column => ({
            name,
            values: columns.attributes[index]!,
            scale: "linear",
        })),
        duration: { name: "duration", scale: "linear", values: ended.map((end, row) => (end - started[row]!) / 1000) },
    };
}

export function objectiveName(header: { metricNames: string[]; directions: unknown[] }, index: number): string {
    return header.metricNames[index] ?? (header.directions.length === 1 ? "value" : `value ${index}`);
}

/** How a choice or an attribute reads. */
export function plainText(value: Plain): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

/** Puts changed rows into their places and new ones at the end. Columns that are new have NaN in old rows. */
export function mergeColumns(old: Columns, change: Columns): Columns {
    if (change.header.since === 0) return change;
    const places = new Float64Array(change.number.length);
    let count = old.number.length;
    change.number.forEach((number, index) => {
        const at = find(old.number, number);
        places[index] = at >= 0 ? at : count++;
    });
    const merge = (before: Float64Array | undefined, after: Float64Array): Float64Array => {
        const column = new Float64Array(count).fill(NaN);
        if (before) column.set(before);
        after.forEach((value, index) => (column[places[index]!] = value));
        return column;
    };
    const all = (before: Float64Array[], after: Float64Array[]) => after.map((column, index) => merge(before[index], column));
    return {
        header: { ...change.header, count },
        number: merge(old.number, change.number),
        state: merge(old.state, change.state),
        started: merge(old.started, change.started),
        ended: merge(old.ended, change.ended),
        flags: merge(old.flags, change.flags),
        lastStep: merge(old.lastStep, change.lastStep),
        lastValue: merge(old.lastValue, change.lastValue),
        values: all(old.values, change.values),
        parameters: all(old.parameters, change.parameters),
        attributes: all(old.attributes, change.attributes),
    };
}

/** The row of a trial, −1 when there is none. Numbers ascend. */
export function find(numbers: Float64Array, number: number): number {
    let low = 0;
    for (let high = numbers.length; low < high;) {
        const middle = (low + high) >> 1;
        if (numbers[middle]! < number) low = middle + 1;
        else high = middle;
    }
    return numbers[low] === number ? low : -1;
}

function broken(flags: Float64Array): Uint8Array {
    const infeasible = new Uint8Array(flags.length);
    for (let row = 0; row < flags.length; row++) infeasible[row] = flags[row]! & flag.infeasible;
    return infeasible;
}

/** A pruned trial stands at its last report, if it has no value of its own. */
function withLast(columns: Columns, values: Float64Array): Float64Array {
    return values.map((value, row) => (Number.isNaN(value) && columns.state[row] === 2 ? columns.lastValue[row]! : value));
}
