import assert from "node:assert/strict";
import { test } from "node:test";
import { front, hypervolumes } from "../charts/pareto";
import { all, random } from "./random";
import { completeTrials } from "./trials";

const directions = ["minimize", "maximize"] as const;

for (const one of directions) {
    for (const other of directions) {
        test(`the front is what no trial beats: ${one}, ${other}`, () => {
            const next = random(5);
            const columns = [0, 1].map(() => Array.from({ length: 300 }, () => Math.floor(next() * 40)));
            const trials = completeTrials(columns, [one, other]);
            const worth = (index: number, row: number) => columns[index]![row]! * ([one, other][index] === "minimize" ? 1 : -1);
            const beats = (a: number, b: number) =>
                worth(0, a) <= worth(0, b) && worth(1, a) <= worth(1, b) && (worth(0, a) < worth(0, b) || worth(1, a) < worth(1, b));
            const naive = [...all(300)].filter((row) => ![...all(300)].some((better) => beats(better, row)));
            assert.deepEqual(
                [...front(trials, all(300), trials.objectives[0]!, trials.objectives[1]!)].sort((a, b) => a - b),
                naive,
            );
        });
    }
}

test("the hypervolume is the number of grid squares that some trial beats", () => {
    const next = random(6);
    const columns = [0, 1].map(() => Array.from({ length: 60 }, () => Math.floor(next() * 20)));
    const trials = completeTrials(columns, ["minimize", "minimize"]);
    const [rows, volumes] = hypervolumes(trials, all(60), trials.objectives[0]!, trials.objectives[1]!);
    const worst = columns.map((column) => Math.max(...column));
    rows.forEach((_, index) => {
        let squares = 0;
        for (let x = 0; x < worst[0]!; x++) {
            for (let y = 0; y < worst[1]!; y++) {
                if (rows.slice(0, index + 1).some((row) => columns[0]![row]! <= x && columns[1]![row]! <= y)) squares++;
            }
        }
        assert.equal(volumes[index], squares);
    });
});
