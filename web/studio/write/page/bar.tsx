import { counted, percent } from "../../../charts/format";
import { Icon } from "../../../parts/icon";
import type { Line } from "../../scene";
import type { Lines } from "../document/splice";
import type { Saved } from "../document/sceneStore";
import { useRoom } from "../room/room";

interface BarProps {
    count: number;
    setCount(count: number): void;
    copied: number;
    showChances(show: boolean): void;
}

const counts = [1, 2, 4, 8, 16, 32, 64];

/** The main action, and how the scene stands. */
export function Bar({ count, setCount, copied, showChances }: BarProps) {
    const room = useRoom();
    const { store, writer, show } = room;
    const { lines } = store;
    return (
        <footer class="bar">
            <div class="bar-actions">
                {writer.isBusy ? (
                    <button class="button main" onClick={() => writer.stop()}>
                        <Icon name="stop" /> Stop
                    </button>
                ) : (
                    <button
                        class="button main"
                        disabled={!show.model}
                        title={show.model ? "Ctrl+Enter" : "This show has no model yet: train one first"}
                        onClick={() => room.write(lines.at(-1)?.id ?? null)}
                    >
                        Write
                    </button>
                )}
                <label class="bar-count">
                    <span class="unseen">Lines at once</span>
                    <select class="input" disabled={writer.isBusy} onChange={(event) => setCount(Number(event.currentTarget.value))}>
                        {counts.map((one) => (
                            <option key={one} value={one} selected={one === count}>
                                {counted(one, "line")}
                            </option>
                        ))}
                    </select>
                </label>
            </div>
            <p class="bar-facts small soft">
                <button
                    class="button bar-chances wide-only"
                    aria-pressed={room.showsChances}
                    title="The pointer shows how likely each word was, and what else could have come"
                    onClick={() => showChances(!room.showsChances)}
                >
                    Chances
                </button>
                <span>{counted(words(lines), "word")}</span>
                {copied > 0 && (
                    <span title="Runs of six words and more that stand in the training text">{`${percent(copied)} copied`}</span>
                )}
                {store.undoable.length > 0 && <span class="bar-undo">{counted(store.undoable.length, "step")} to undo</span>}
                <span class="bar-saved" data-saved={store.saved} role="status">
                    {savedText[store.saved]}
                </span>
            </p>
        </footer>
    );
}

const savedText: Record<Saved, string> = {
    saved: "Saved",
    saving: "Saving",
    waiting: "Not saved: the server does not answer. Trying again",
};

const wordCounts = new WeakMap<Line, number>();

function words(lines: Lines): number {
    let sum = 0;
    for (const line of lines) {
        let count = wordCounts.get(line);
        if (count === undefined) wordCounts.set(line, (count = line.text.match(/\S+/g)?.length ?? 0));
        sum += count;
    }
    return sum;
}
