import assert from "node:assert/strict";
import { test } from "node:test";
import { extremes, thin } from "../charts/thin";
import { all, random } from "./random";

test("a hundred thousand points become at most one a square, and none is lost from the counts", () => {
    const next = random(3);
    const count = 100_000;
    const [xs, ys] = [Float64Array.from({ length: count }, () => next() * 300), Float64Array.from({ length: count }, () => next() * 200)];
    const { rows, counts } = thin(
        all(count),
        (row) => xs[row]!,
        (row) => ys[row]!,
        300,
        200,
        [],
        2,
    );
    assert.ok(rows.length <= 150 * 100);
    assert.equal(
        counts.reduce((sum, one) => sum + one, 0),
        count,
    );
    const squares = new Set(Array.from(rows, (row) => `${Math.floor(xs[row]! / 2)} ${Math.floor(ys[row]! / 2)}`));
    assert.equal(squares.size, rows.length);
});

test("the best and the extremes stay, whatever is beside them", () => {
    const next = random(4);
    const ys = Float64Array.from({ length: 5000 }, () => next());
    const keep = [...extremes(ys, all(5000)), 4321];
    const { rows } = thin(
        all(5000),
        () => 1,
        () => 1,
        100,
        100,
        keep,
    );
    for (const row of keep) assert.ok(rows.includes(row));
    assert.equal(
        ys[keep[0]!],
        ys.reduce((one, other) => Math.min(one, other)),
    );
    assert.equal(
        ys[keep[1]!],
        ys.reduce((one, other) => Math.max(one, other)),
    );
});

test("rows without a place are left out", () => {
    assert.deepEqual(
        [
            ...thin(
                all(3),
                (row) => [1, NaN, Infinity][row]!,
                () => 1,
                10,
                10,
                [1],
            ).rows,
        ],
        [0],
    );
});
