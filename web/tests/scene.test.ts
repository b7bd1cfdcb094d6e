import assert from "node:assert/strict";
import { test } from "node:test";
import type { Change, Line, SavedChange, Scene } from "../studio/scene";
import { Refused } from "../frame/request";
import { SceneStore, type Keeper } from "../studio/write/document/sceneStore";
import { apply, inverse } from "../studio/write/document/splice";
import { random } from "./random";

/** A server in memory, which answers when it is told to, and refuses what stands on an old revision. */
class MemoryKeeper implements Keeper {
    lines: readonly Line[] = [];
    readonly changes: SavedChange[] = [];

    async change(change: Change): Promise<{ revision: number }> {
        await Promise.resolve();
        const revision = this.changes.length;
        if (change.revision !== revision)
            throw new Refused("stale", 409, { error: "stale", revision, changes: this.changes.slice(change.revision) });
        for (const { at, removed } of change.splices.slice(0, 1))
            assert.deepEqual(this.lines.slice(at, at + removed.length), removed, "removes what is there");
        this.lines = apply(this.lines, change.splices);
        this.changes.push({ ...structuredClone(change), revision: revision + 1, at: "" });
        return { revision: revision + 1 };
    }

    async history(since: number): Promise<SavedChange[]> {
        return this.changes.slice(since);
    }

    open(lost: (sentence: string) => void = assert.fail): SceneStore {
        const scene = { document: [...this.lines], revision: this.changes.length } as unknown as Scene;
        return new SceneStore(scene, this.changes, this, lost);
    }
}

const line = (id: string, text = id): Line => ({ id, kind: "speech", speaker: "Agnes", text, by: "mine", locked: false });
const texts = (lines: readonly Line[]) => lines.map(({ text }) => text).join(" ");
const settle = async () => {
    for (let turn = 0; turn < 200; turn++) await Promise.resolve();
};

test("the inverse of any splices takes them back", () => {
    const next = random(1);
    for (let round = 0; round < 200; round++) {
        const before = Array.from({ length: Math.floor(next() * 6) }, (_, index) => line(`a${index}`));
        let lines: readonly Line[] = before;
        const splices = Array.from({ length: 3 }, (_, step) => {
            const at = Math.floor(next() * (lines.length + 1));
            const removed = lines.slice(at, at + Math.floor(next() * 3));
            const inserted = Array.from({ length: Math.floor(next() * 3) }, (_, index) => line(`b${step}${index}`));
            const splice = { at, removed, inserted };
            lines = apply(lines, [splice]);
            return splice;
        });
        assert.deepEqual(apply(lines, inverse(splices)), before);
    }
});

test("what the server has is what is seen, after edits, undo, redo and a reload", async () => {
    const keeper = new MemoryKeeper();
    const store = keeper.open();
    store.edit("Write after line 0", [{ at: 0, removed: [], inserted: [line("1")] }]);
    store.edit("Write after line 0", [{ at: 1, removed: [], inserted: [line("2")] }]);
    store.edit("Delete line 1", [{ at: 0, removed: [line("1")], inserted: [] }]);
    await settle();
    assert.equal(texts(keeper.lines), "2");

    store.undo();
    await settle();
    assert.equal(texts(keeper.lines), "1 2");
    const reopened = keeper.open();
    assert.equal(reopened.redoable.length, 1);
    reopened.undo();
    await settle();
    assert.equal(texts(keeper.lines), "", "the lines of one run are one step");
    reopened.redo();
    reopened.redo();
    await settle();
    assert.equal(texts(keeper.lines), "2");
    assert.equal(reopened.saved, "saved");
});

test("two tabs lose nothing of each other", async () => {
    const keeper = new MemoryKeeper();
    keeper.open().edit("Write after line 0", [{ at: 0, removed: [], inserted: [line("1"), line("2"), line("3")] }]);
    await settle();
    const [left, right] = [keeper.open(), keeper.open()];
    left.edit("Edit line 1", [{ at: 0, removed: [line("1")], inserted: [line("1", "one"), line("1b")] }]);
    right.edit("Delete line 3", [{ at: 2, removed: [line("3")], inserted: [] }]);
    right.edit("Add line 3", [{ at: 2, removed: [], inserted: [line("4")] }]);
    await settle();
    await left.catchUp(keeper.changes.length);

    assert.equal(texts(keeper.lines), "one 1b 2 4");
    assert.deepEqual(right.lines, keeper.lines);
    assert.deepEqual(left.lines, keeper.lines);
});

test("of two edits of one line the second is told", async () => {
    const keeper = new MemoryKeeper();
    keeper.open().edit("Add line 1", [{ at: 0, removed: [], inserted: [line("1")] }]);
    await settle();
    const told: string[] = [];
    const [left, right] = [keeper.open(), keeper.open((sentence) => told.push(sentence))];
    left.edit("Edit line 1", [{ at: 0, removed: [line("1")], inserted: [line("1", "left")] }]);
    right.edit("Edit line 1", [{ at: 0, removed: [line("1")], inserted: [line("1", "right")] }]);
    await settle();

    assert.equal(texts(right.lines), "left");
    assert.equal(told.length, 1);
});
