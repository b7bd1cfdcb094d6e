import assert from "node:assert/strict";
import { test } from "node:test";
import type { Line } from "../studio/scene";
import { lineAt, offsetsOf, rowsOf } from "../studio/write/document/layout";
import { nextSpeaker, readTyped } from "../studio/write/document/typed";
import { align } from "../studio/write/document/versions";
import { random } from "./random";

const cast = ["Agnes", "Otto"];
const line = (text: string, speaker = "Agnes"): Line => ({ id: text, kind: "speech", speaker, text, by: "model", locked: false });

test("a line is what it is written as", () => {
    const read = (text: string) => readTyped({ kind: "prose", text }, cast);
    assert.deepEqual(read("otto:  Is it day?"), { kind: "speech", speaker: "Otto", text: "Is it day?" });
    assert.deepEqual(read("INT. FERRY - DAY"), { kind: "heading", text: "INT. FERRY - DAY" });
    assert.deepEqual(read("[setting: the deck]"), { kind: "heading", text: "the deck" });
    assert.deepEqual(read("(knocks)"), { kind: "direction", text: "knocks" });
    assert.deepEqual(read("CUT TO:"), { kind: "transition", text: "CUT TO:" });
    assert.deepEqual(read("Note: it rains."), { kind: "prose", speaker: undefined, text: "Note: it rains." });
});

test("the other of the two who talk speaks next", () => {
    assert.equal(nextSpeaker([line("a"), line("b", "Nell")], 1, cast), "Agnes");
    assert.equal(nextSpeaker([line("a")], 0, cast), "Otto");
    assert.equal(nextSpeaker([], -1, cast), "Agnes");
});

test("rows are those of breaking between words", () => {
    const next = random(2);
    for (let round = 0; round < 300; round++) {
        const words = Array.from({ length: 1 + Math.floor(next() * 12) }, () => "x".repeat(1 + Math.floor(next() * 14)));
        const rows: string[] = [""];
        for (const word of words) {
            const joined = rows.at(-1) === "" ? word : `${rows.at(-1)} ${word}`;
            if (joined.length <= 10) rows[rows.length - 1] = joined;
            else {
                if (rows.at(-1) !== "") rows.push("");
                for (let at = 0; at < word.length; at += 10) {
                    rows[rows.length - 1] = word.slice(at, at + 10);
                    if (at + 10 < word.length) rows.push("");
                }
            }
        }
        assert.equal(rowsOf(words.join(" "), 10), rows.length, words.join(" "));
    }
});

test("the line at a place is the one that begins above it", () => {
    const lines = Array.from({ length: 9 }, (_, index) => line(String(index)));
    const offsets = offsetsOf(lines, ({ text }) => 10 + Number(text));
    for (let at = 0; at < 9; at++) {
        assert.equal(lineAt(offsets, offsets[at]!), at);
        assert.equal(lineAt(offsets, offsets[at + 1]! - 0.5), at);
    }
    assert.equal(lineAt(new Float64Array(1), 50), 0);
});

test("aligned versions have every line once, in order, and equal lines side by side", () => {
    const next = random(3);
    for (let round = 0; round < 200; round++) {
        const draw = () => Array.from({ length: Math.floor(next() * 9) }, () => line("abcd"[Math.floor(next() * 4)]!));
        const [one, other] = [draw(), draw()];
        const pairs = align(one, other);
        assert.deepEqual(
            pairs.flatMap((pair) => pair.one ?? []),
            one,
        );
        assert.deepEqual(
            pairs.flatMap((pair) => pair.other ?? []),
            other,
        );
        assert.ok(pairs.every((pair) => !pair.same || pair.one!.text === pair.other!.text));
        const same = pairs.filter((pair) => pair.same).length;
        assert.equal(same, longest(one.map(({ text }) => text).join(""), other.map(({ text }) => text).join("")));
    }
});

/** The length of a longest common subsequence, by definition. */
function longest(one: string, other: string): number {
    if (one === "" || other === "") return 0;
    if (one[0] === other[0]) return 1 + longest(one.slice(1), other.slice(1));
    return Math.max(longest(one.slice(1), other), longest(one, other.slice(1)));
}
