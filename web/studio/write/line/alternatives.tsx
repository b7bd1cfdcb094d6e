import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { attempt } from "../../../parts/toast";
import type { Line } from "../../scene";
import { client } from "../../client";
import type { Content } from "../document/typed";
import { after, before } from "../generation/writer";
import { useRoom } from "../room/room";

/** Other versions of a line, three at a time, under it. Arrows choose, Enter takes, Escape leaves the line as it is. */
export function Alternatives({ line, prefix }: { line: Line; prefix?: string }) {
    const room = useRoom();
    const { store } = room;
    const [items, setItems] = useState<Content[]>([]);
    const [active, setActive] = useState(0);
    const [busy, setBusy] = useState(true);
    const box = useRef<HTMLDivElement>(null);
    const work = useRef<AbortController>(undefined);

    const ask = async () => {
        work.current?.abort();
        const { signal } = (work.current = new AbortController());
        setBusy(true);
        const known = items;
        const at = store.indexOf(line.id);
        const fresh: Content[] = [];
        await attempt(async () => {
            const body = {
                before: before(store.lines, at),
                after: after(store.lines, at + 1),
                speaker: line.kind === "speech" ? line.speaker : undefined,
                prefix,
                count: 3,
                controls: room.controls(),
            };
            try {
                for await (const event of client.alternatives(room.show.id, body, signal)) {
                    if (event.type === "error") throw new Error(event.data.error);
                    if (event.type === "alternative") fresh[event.data.index] = event.data;
                    if (event.type === "done") setItems([...known, ...event.data.order.map((index) => fresh[index]!)]);
                    else setItems([...known, ...fresh.filter(Boolean)]);
                }
            } catch (error) {
                if (!signal.aborted) throw error;
            }
        });
        if (!signal.aborted) setBusy(false);
    };
    // Before the next key comes.
    useLayoutEffect(() => {
        box.current?.focus({ preventScroll: true });
        box.current?.scrollIntoView({ block: "nearest" });
        void ask();
        return () => work.current?.abort();
    }, [line.id, prefix]);

    const close = () => {
        room.open(undefined);
        room.focus(line.id);
    };
    const take = (index: number) => {
        const item = items[index];
        const at = store.indexOf(line.id);
        if (!item || at < 0) return;
        store.replace(`Take another line ${at + 1}`, at, {
            ...line,
            kind: item.kind,
            speaker: item.speaker ?? (item.kind === "speech" ? line.speaker : undefined),
            text: item.text,
            by: "model",
        });
        close();
    };
    const key = (event: KeyboardEvent) => {
        event.stopPropagation();
        if (event.target !== box.current && event.key !== "Escape") return;
        if (event.key === "ArrowDown") setActive(Math.min(items.length - 1, active + 1));
        else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
        else if (event.key === "Enter") take(active);
        else if (event.key === "Escape") close();
        else if (event.key === "m" && !busy) void ask();
        else if (/^[1-9]$/.test(event.key)) take(Number(event.key) - 1);
        else return;
        event.preventDefault();
    };
    return (
        <div class="alternatives" onKeyDown={key}>
            <div
                ref={box}
                class="alternatives-list"
                role="listbox"
                tabIndex={0}
                aria-label={prefix ? `Lines that begin with ${prefix}` : "Alternatives"}
                aria-busy={busy}
                aria-activedescendant={items.length > 0 ? `alternative-${active}` : undefined}
            >
                {items.map((item, index) => (
                    <div
                        key={index}
                        id={`alternative-${index}`}
                        role="option"
                        aria-selected={index === active}
                        class="alternative"
                        onClick={() => take(index)}
                        onMouseMove={() => setActive(index)}
                    >
                        {item.kind === "speech" && item.speaker?.toLowerCase() !== line.speaker?.toLowerCase() && <b>{item.speaker}: </b>}
                        {item.text}
                    </div>
                ))}
                {busy &&
                    Array.from({ length: Math.max(0, 3 - (items.length % 3 === 0 ? 0 : items.length % 3)) }, (_, index) => (
                        <div key={`wait-${index}`} role="option" aria-selected="false" aria-disabled="true" class="alternative soft">
                            …
                        </div>
                    ))}
            </div>
            <p class="alternatives-foot small soft">
                <span>
                    <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd> takes, <kbd>Esc</kbd> leaves it
                </span>
                <button class="quiet" disabled={busy} onClick={ask}>
                    Three more <kbd>m</kbd>
                </button>
            </p>
        </div>
    );
}
