import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, duration, number } from "../charts/format";

test("numbers are short, grouped and keep their size", () => {
    const table: [number, string][] = [
        [0, "0"],
        [0.1, "0.1"],
        [31.17849, "31.18"],
        [-0.00412345, "\u22120.004123"],
        [100_000, "100\u202f000"],
        [2024, "2024"],
        [1e-5, "1e\u22125"],
        [1.5e12, "1.5e12"],
        [-Infinity, "\u2212∞"],
        [NaN, "not a number"],
    ];
    for (const [value, text] of table) assert.equal(number(value), text);
});

test("durations have two units at most", () => {
    const table: [number, string][] = [
        [350, "350 ms"],
        [12_400, "12 s"],
        [200_000, "3 min 20 s"],
        [7_500_000, "2 h 5 min"],
        [3 * 86_400_000, "3 d"],
        [NaN, "–"],
    ];
    for (const [value, text] of table) assert.equal(duration(value), text);
});

test("sizes are read in decimal units", () => {
    const table: [number, string][] = [
        [0, "0 B"],
        [999, "999 B"],
        [48_210, "48 KB"],
        [1_234_567, "1.23 MB"],
        [2.5e9, "2.5 GB"],
    ];
    for (const [size, text] of table) assert.equal(bytes(size), text);
});
