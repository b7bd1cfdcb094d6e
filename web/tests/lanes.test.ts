import assert from "node:assert/strict";
import { test } from "node:test";
import { pack } from "../charts/lanes";
import { all, random } from "./random";
import { completeTrials } from "./trials";

test("trials of one lane follow each other, and there are as many lanes as trials at once", () => {
    const next = random(9);
    const count = 400;
    const trials = completeTrials([Array.from({ length: count }, next)], ["minimize"]);
    trials.starts.forEach((_, row) => (trials.starts[row] = Math.floor(next() * 1000)));
    trials.ends.forEach((_, row) => (trials.ends[row] = trials.starts[row]! + 1 + Math.floor(next() * 30)));
    const { rows, lane, count: lanes } = pack(trials, all(count));
    const free = new Map<number, number>();
    rows.forEach((row, index) => {
        assert.ok((free.get(lane[index]!) ?? -1) <= trials.starts[row]!);
        free.set(lane[index]!, trials.ends[row]!);
    });
    const atOnce = Array.from(
        trials.starts,
        (start) => trials.starts.filter((other, row) => other <= start && trials.ends[row]! > start).length,
    );
    assert.equal(lanes, Math.max(...atOnce));
});
