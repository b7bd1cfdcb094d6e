import assert from "node:assert/strict";
import { test } from "node:test";
import { edf, spread } from "../charts/edf";
import { random } from "./random";

test("each share is the number of values up to it, by counting", () => {
    const next = random(7);
    const values = Float64Array.from({ length: 200 }, () => Math.round(next() * 30));
    const curve = edf(values);
    const last = new Map(Array.from(curve.values, (value, index) => [value, curve.shares[index]!]));
    for (const [value, share] of last) assert.equal(share, values.filter((other) => other <= value).length / 200);
});

test("values that are not finite are no results", () => {
    assert.deepEqual([...edf(Float64Array.of(NaN, 2, Infinity, 1)).values], [1, 2]);
});

test("a thinned curve keeps its ends", () => {
    const kept = spread(12_345, 1000);
    assert.equal(kept.length, 1000);
    assert.deepEqual([kept[0], kept.at(-1)], [0, 12_344]);
});
