// A study's trials as columns of numbers, so that a brush can filter 100,000 of them at once.
//
// The bytes, little-endian, written by src/Tunewright.Plots/Report/StudyColumns.cs:
//
//   0       4 bytes   "TWC1"
//   4       uint32    length H of the header in bytes, such that 8 + H is a multiple of 8
//   8       H bytes   ColumnsHeader as JSON in UTF-8, padded with spaces
//   8 + H   columns, each of `count` Float64, one after the other, in this order:
//             number       rows are in ascending order of it
//             state        0 running, 1 complete, 2 pruned, 3 failed, 4 waiting
//             started      milliseconds since 1970 UTC; NaN: not yet
//             ended        the same
//             flags        sum of: 1 infeasible, 2 has reports, 4 has a note, 8 has constraints
//             lastStep     step of the last report; NaN: none
//             lastValue    value of the last report; NaN: none, or it was NaN
//             value        one column for each objective; NaN: none; can be infinite
//             parameter    one column for each of header.parameters, in its order; NaN: the trial has not got it; categorical: index
//                          of the choice, or −1 if the trial had other choices
//             attribute    one column for each of header.numericAttributes; truth is 1 or 0; NaN: absent, or no number
//
// So there are 7 + objectives + parameters + numericAttributes columns.
//
// GET api/studies/{id}/columns            all trials
// GET api/studies/{id}/columns?since=41   only the trials that have changed since revision 41: replace or append their rows.
// If the server has started anew since (it does not know that revision), it sends all trials: `since` is 0 in the header.
//
// Later answers can have more parameters and attributes than earlier ones, at the end of each list: fill old rows with NaN.

import type { ParameterInfo } from "./types";

export interface ColumnsHeader {
    /** For the next `since`. */
    revision: number;
    /** The revision that this is the difference to; 0: these are all trials. */
    since: number;
    /** Number of rows. */
    count: number;
    objectives: number;
    parameters: ParameterInfo[];
    numericAttributes: string[];
}

export interface Columns {
    header: ColumnsHeader;
    number: Float64Array;
    state: Float64Array;
    started: Float64Array;
    ended: Float64Array;
    flags: Float64Array;
    lastStep: Float64Array;
    lastValue: Float64Array;
    values: Float64Array[];
    parameters: Float64Array[];
    attributes: Float64Array[];
}

export const flag = { infeasible: 1, hasReports: 2, hasNote: 4, hasConstraints: 8 } as const;

/** Reads the bytes above without copying the columns. */
export function readColumns(buffer: ArrayBuffer): Columns {
    const view = new DataView(buffer);
    if (view.getUint32(0) !== 0x54574331) throw new Error("These are not the columns of a study.");
    const length = view.getUint32(4, true);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length))) as ColumnsHeader;
    let at = 8 + length;
    const next = (): Float64Array => {
        const column = new Float64Array(buffer, at, header.count);
        at += 8 * header.count;
        return column;
    };
    const several = (count: number): Float64Array[] => Array.from({ length: count }, next);
    return {
        header,
        number: next(),
        state: next(),
        started: next(),
        ended: next(),
        flags: next(),
        lastStep: next(),
        lastValue: next(),
        values: several(header.objectives),
        parameters: several(header.parameters.length),
        attributes: several(header.numericAttributes.length),
    };
}
