import assert from "node:assert/strict";
import { test } from "node:test";
import { field } from "../charts/field";
import { random } from "./random";

const numbers = { across: false, down: false };

test("means lie between the lowest and the highest value, and near a point they are its value", () => {
    const next = random(8);
    const points = Array.from({ length: 40 }, () => ({ x: next(), y: next(), value: next() }));
    const means = field(points, 64, 44, numbers);
    const values = points.map((point) => point.value);
    for (const mean of means) assert.ok(Number.isNaN(mean) || (mean >= Math.min(...values) && mean <= Math.max(...values)));
    const alone = field([{ x: 0.5, y: 0.5, value: 3 }], 9, 9, numbers);
    assert.equal(alone[4 * 9 + 4], 3);
    assert.ok(Number.isNaN(alone[0]));
});

test("nothing is carried from one choice to another", () => {
    const means = field([{ x: 0.25, y: 0.5, value: 1 }], 2, 3, { across: true, down: false });
    assert.deepEqual([...means].map(Number.isNaN), [true, true, false, true, true, true]);
});
