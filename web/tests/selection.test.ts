import assert from "node:assert/strict";
import { test } from "node:test";
import { readSelection, writeSelection, type Selection } from "../study/selection";

test("a selection comes back from the address, whatever its names hold", () => {
    const selection: Selection = {
        expression: 'lr < 0.01 and kind == "a&b=#"',
        states: ["complete", "failed"],
        ranges: new Map([
            ["value:0", [-1e-12, 3]],
            ["param:a=1..2&b", [0, 1e300]],
        ]),
    };
    const query = new URLSearchParams("trial=3");
    writeSelection(selection, query);
    assert.deepEqual(readSelection(new URLSearchParams(query.toString())), selection);
    assert.equal(query.get("trial"), "3");
});

test("an address that was typed wrong selects everything", () => {
    const selection = readSelection(new URLSearchParams("state=nonsense&brush=x&brush=a=1..b"));
    assert.deepEqual(selection, { expression: "", states: [], ranges: new Map() });
});
