import assert from "node:assert/strict";
import { test } from "node:test";
import { epochTimes } from "../studio/train/epochTimes";

test("epochs end when the clock says so, and where it says nothing as long after each other as usual", () => {
    const epochs = [null, null, 150, 210].map((seconds, index) => ({ number: index + 1, seconds }));
    assert.deepEqual(epochTimes(epochs, 1), [1, 2, 2.5, 3.5]);
    assert.deepEqual(epochTimes(epochs, 0), [1, 2, 3, 4]);
});
