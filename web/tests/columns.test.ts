import assert from "node:assert/strict";
import { test } from "node:test";
import { readColumns, type Columns } from "../study/columns";
import { mergeColumns } from "../study/model";
import type { ParameterInfo } from "../study/types";

/** The bytes of the description in columns.ts, written by hand. */
function bytes(since: number, names: string[], rows: number[][]): ArrayBuffer {
    const parameters = names.map((name): ParameterInfo => ({
        name,
        kind: "float",
        low: 0,
        high: 1,
        step: null,
        log: false,
        choices: null,
    }));
    let text = JSON.stringify({ revision: since + 1, since, count: rows.length, objectives: 1, parameters, numericAttributes: [] });
    while (text.length % 8 !== 0) text += " ";
    const buffer = new ArrayBuffer(8 + text.length + 8 * rows.flat().length);
    new Uint8Array(buffer).set(new TextEncoder().encode("TWC1"));
    const view = new DataView(buffer);
    view.setUint32(4, text.length, true);
    new Uint8Array(buffer).set(new TextEncoder().encode(text), 8);
    const width = rows[0]?.length ?? 0;
    for (let column = 0; column < width; column++) {
        rows.forEach((row, index) => view.setFloat64(8 + text.length + 8 * (column * rows.length + index), row[column]!, true));
    }
    return buffer;
}

// number, state, started, ended, flags, lastStep, lastValue, value, parameters …
const first = bytes(
    0,
    ["x"],
    [
        [0, 1, 10, 20, 0, NaN, NaN, 0.5, 0.1],
        [2, 0, 11, NaN, 2, 3, 0.7, NaN, 0.2],
    ],
);
const change = bytes(
    4,
    ["x", "y"],
    [
        [2, 1, 11, 30, 2, 9, 0.6, 0.4, 0.2, 7],
        [3, 4, NaN, NaN, 0, NaN, NaN, NaN, NaN, NaN],
    ],
);

test("columns are read as they were written", () => {
    const columns = readColumns(first);
    assert.deepEqual([...columns.number], [0, 2]);
    assert.deepEqual([...columns.state], [1, 0]);
    assert.deepEqual([...columns.values[0]!], [0.5, NaN]);
    assert.deepEqual([...columns.parameters[0]!], [0.1, 0.2]);
});

test("a change replaces rows, appends new ones, and fills new parameters with NaN", () => {
    const merged: Columns = mergeColumns(readColumns(first), readColumns(change));
    assert.deepEqual([...merged.number], [0, 2, 3]);
    assert.deepEqual([...merged.state], [1, 1, 4]);
    assert.deepEqual([...merged.ended], [20, 30, NaN]);
    assert.deepEqual([...merged.parameters[1]!], [NaN, 7, NaN]);
    assert.equal(merged.header.count, 3);
});

test("bytes of something else are refused", () => {
    assert.throws(() => readColumns(new ArrayBuffer(16)), /not the columns/);
});
