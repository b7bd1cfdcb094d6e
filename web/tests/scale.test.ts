import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceScale, columnScale, linearScale, logScale, timeScale } from "../charts/scale";
import { all, random } from "./random";

test("scales map their ends to 0 and 1 and back", () => {
    const next = random(1);
    for (let round = 0; round < 200; round++) {
        const low = next() * 10 + 0.001;
        const high = low + next() * 1000 + 0.001;
        for (const scale of [linearScale(low, high), logScale(low, high)]) {
            assert.ok(Math.abs(scale.at(low)) < 1e-9 && Math.abs(scale.at(high) - 1) < 1e-9);
            const value = low + next() * (high - low);
            assert.ok(Math.abs(scale.value(scale.at(value)) - value) <= 1e-9 * high);
        }
    }
});

test("linear ticks are 1, 2 or 5 times a power of ten apart, inside, and few", () => {
    const next = random(2);
    for (let round = 0; round < 500; round++) {
        const low = (next() - 0.5) * 10 ** Math.floor(next() * 12 - 6);
        const high = low + 10 ** (next() * 12 - 6);
        const ticks = linearScale(low, high)
            .ticks(5)
            .map((tick) => tick.value);
        assert.ok(ticks.length <= 6, `${ticks.length} ticks`);
        assert.ok(ticks.every((tick) => tick >= low - (high - low) * 1e-6 && tick <= high + (high - low) * 1e-6));
        if (ticks.length < 3) continue;
        const step = (ticks.at(-1)! - ticks[0]!) / (ticks.length - 1);
        const digit = step / 10 ** Math.floor(Math.log10(step * (1 + 1e-6)));
        assert.ok(
            [1, 2, 5].some((round) => Math.abs(digit - round) < 1e-3),
            `step ${step}`,
        );
    }
});

test("whole scales have whole ticks", () => {
    assert.deepEqual(
        linearScale(0, 1, true)
            .ticks(5)
            .map((tick) => tick.value),
        [0, 1],
    );
});

test("logarithmic ticks over several decades are powers of ten", () => {
    assert.deepEqual(
        logScale(1e-5, 0.1)
            .ticks(5)
            .map((tick) => tick.value),
        [1e-5, 1e-4, 1e-3, 1e-2, 0.1],
    );
    assert.deepEqual(
        logScale(1e-5, 0.1)
            .ticks(5)
            .map((tick) => tick.text),
        ["1e\u22125", "0.0001", "0.001", "0.01", "0.1"],
    );
});

test("every choice has the middle of its own band", () => {
    const scale = choiceScale(["a", "b", "c", "d"]);
    assert.deepEqual([0, 1, 2, 3].map(scale.at), [0.125, 0.375, 0.625, 0.875]);
});

test("one value alone stands inside its scale", () => {
    for (const value of [0, -3, 1e-9, 1e12]) {
        const scale = columnScale({ name: "x", values: Float64Array.of(value, NaN, Infinity), scale: "linear" }, all(3));
        assert.ok(scale.at(value) > 0 && scale.at(value) < 1);
    }
});

test("times are marked at whole minutes, hours or days", () => {
    for (const tick of timeScale(1.7e12, 1.7e12 + 3 * 3_600_000).ticks(6)) assert.equal(tick.value % 60_000, 0);
});
