import assert from "node:assert/strict";
import { test } from "node:test";
import { FilterError, parseFilter } from "../study/filter";

const columns = {
    lr: { values: [0.001, 0.02, NaN, 1] },
    layers: { values: [2, 3, 2, 1] },
    optimizer: { values: [0, 1, 1, -1], choices: ["adam", "sgd momentum"] },
    batch: { values: [0, 1, 2, 0], choices: ["16", "32", "64"] },
    "a b": { values: [1, 2, 3, 4] },
};
const find = (name: string) => columns[name as keyof typeof columns];
const rows = (source: string) => [0, 1, 2, 3].filter(parseFilter(source, find));

test("expressions select what they say", () => {
    const table: [string, number[]][] = [
        ["lr < 0.01 and layers == 2", [0]],
        ["lr < 1e-2 or layers == 1", [0, 3]],
        ["layers = 2 and not lr < 1", [2]],
        ["not (layers == 2 or layers == 1)", [1]],
        ["layers == 1 or layers == 2 and lr > 0", [0, 3]],
        ['optimizer == "sgd momentum"', [1, 2]],
        ["optimizer == adam", [0]],
        ["'adam' != optimizer", [1, 2]],
        ["batch >= 32", [1, 2]],
        ["`a b` > 2 && lr <= 1", [3]],
        ["-1 < layers", [0, 1, 2, 3]],
        ["0.5 < lr", [3]],
        ["layers > lr", [0, 1]],
    ];
    for (const [source, expected] of table) assert.deepEqual(rows(source), expected, source);
});

test("a trial without the value matches neither == nor !=", () => {
    assert.deepEqual(rows("lr == 1"), [3]);
    assert.deepEqual(rows("lr != 1"), [0, 1]);
});

test("what cannot be read is named, with its place", () => {
    const table: [string, RegExp][] = [
        ["lr <", /missing/],
        ["lr 3", /comparison/],
        ["(lr < 3", /bracket/],
        ["nosuch < 3", /no "nosuch"/],
        ["lr < 3 layers == 2", /not expected/],
        ["optimizer == rmsprop", /no choice "rmsprop", but adam, sgd momentum/],
        ["optimizer < adam", /only be compared/],
        ["lr ~ 3", /"~" is not expected/],
    ];
    for (const [source, message] of table) {
        assert.throws(
            () => parseFilter(source, find),
            (error) => error instanceof FilterError && message.test(error.message) && error.at >= 0 && error.at <= source.length,
            source,
        );
    }
});
