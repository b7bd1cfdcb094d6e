import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { toShow } from "../../route";
import { castClass } from "../../shell/cast";
import { GrowingLine, LineRow, NewPanel } from "../line/lineRow";
import type { Lines } from "../document/splice";
import { newLine } from "../room/commands";
import { useRoom, type Panel } from "../room/room";
import { useCopies } from "./useCopies";
import { useDrag } from "./useDrag";
import { useMeasures } from "./useMeasures";
import { useWindow } from "./useWindow";

interface DocumentProps {
    current: string | null;
    /** Counts how often the keyboard was asked to go to the current line. */
    wanted: number;
    panel?: Panel;
    /** Told the copied share of what is seen. */
    copied(share: number): void;
    /** A line to scroll to, from the outline. */
    goal?: { id: string };
}

/** The script as a page: a list of lines, of which only those on the screen are drawn. */
export function Document({ current, wanted, panel, copied, goal }: DocumentProps) {
    const room = useRoom();
    const { store, writer, show } = room;
    const { lines } = store;
    const scroller = useRef<HTMLDivElement>(null);
    const [sheet, setSheet] = useState<HTMLElement | null>(null);
    const measures = useMeasures(sheet);
    const { offsets, from, to, observe, reveal, height } = useWindow(lines, measures, scroller);
    const drag = useDrag(room, scroller, offsets);
    const copies = useCopies(show.id, show.model !== null, lines, from, to);
    useEffect(() => copied(copies.share), [copies]);
    const headings = useHeadings(lines);
    const at = current === null ? -1 : store.indexOf(current);
    const { growing } = writer;

    useEffect(() => {
        if (at >= 0 && wanted > 0) reveal(at);
    }, [wanted]);
    useEffect(() => {
        const place = goal ? store.indexOf(goal.id) : -1;
        if (place >= 0) scroller.current!.scrollTop = offsets[place]! - 24;
    }, [goal]);
    useFollow(scroller, writer.isBusy, height, growing?.text.length ?? 0);

    const shown = new Set(Array.from({ length: to - from }, (_, index) => from + index).filter((index) => index < lines.length));
    if (at >= 0) shown.add(at);
    const open = panel && "id" in panel ? store.indexOf(panel.id) : panel?.after ? store.indexOf(panel.after) : -1;
    if (open >= 0) shown.add(open);

    const key = (event: KeyboardEvent) => {
        if (!(event.target as Element).matches("li.line")) return;
        const to = steps[event.key]?.(at, lines.length - 1);
        if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        room.focus(lines[Math.max(0, Math.min(lines.length - 1, to))]!.id);
    };
    return (
        <div ref={scroller} class="document" data-dragging={drag !== undefined} onKeyDown={key}>
            <div class="sheet script-font" ref={setSheet}>
                {lines.length === 0 && !writer.isBusy && panel?.kind !== "new" && (
                    <div class="blank">
                        <p>
                            {show.model
                                ? "An empty page. Let the model begin, or type the first line yourself."
                                : "An empty page. Type the first line; a model writes with you once the show has one."}
                        </p>
                        <div class="page-actions">
                            {show.model && (
                                <button class="button main" onClick={() => room.write(null)}>
                                    Let the model begin
                                </button>
                            )}
                            <button class="button" onClick={() => newLine(room, -1)}>
                                Type the first line
                            </button>
                            {!show.model && !show.isModelOnly && (
                                <a class="button" href={toShow(show.id, "train")}>
                                    Train a model
                                </a>
                            )}
                        </div>
                    </div>
                )}
                {panel?.kind === "new" && panel.after === null && <NewPanel panel={panel} at={-1} headings={headings} />}
                {growing && growing.after === null && <GrowingLine growing={growing} />}
                <ol class="lines" aria-label="Script" style={{ height: `${height}px` }}>
                    {[...shown]
                        .sort((one, other) => one - other)
                        .map((index) => {
                            const line = lines[index]!;
                            const known = copies.runs.get(line.id);
                            return (
                                <LineRow
                                    key={line.id}
                                    line={line}
                                    at={index}
                                    count={lines.length}
                                    top={offsets[index]!}
                                    cast={castClass(show.cast, line.speaker)}
                                    isCurrent={index === (at < 0 ? 0 : at)}
                                    wanted={index === at ? wanted : 0}
                                    panel={panelOf(panel, line.id)}
                                    growing={growing?.after === line.id ? growing : undefined}
                                    copies={known?.text === line.text ? known.runs : undefined}
                                    headings={headings}
                                    showsChances={room.showsChances}
                                    isDragged={line.id === drag?.id}
                                    observe={observe}
                                />
                            );
                        })}
                    {drag && <li class="drop-mark" aria-hidden="true" style={{ top: `${offsets[drag.to]! - 9}px` }} />}
                </ol>
            </div>
        </div>
    );
}

const steps: Record<string, (at: number, last: number) => number> = {
    ArrowDown: (at) => at + 1,
    ArrowUp: (at) => at - 1,
    PageDown: (at) => at + 10,
    PageUp: (at) => at - 10,
    Home: () => 0,
    End: (_, last) => last,
};

function panelOf(panel: Panel | undefined, id: string): Panel | undefined {
    return panel && (panel.kind === "new" ? panel.after : panel.id) === id ? panel : undefined;
}

/** The settings of the scene; the same list while they stay the same. */
function useHeadings(lines: Lines): string[] {
    const last = useRef<string[]>([]);
    return useMemo(() => {
        const found = [...new Set(lines.filter((line) => line.kind === "heading" && line.text).map((line) => line.text))];
        return found.join("\n") === last.current.join("\n") ? last.current : (last.current = found);
    }, [lines]);
}

/** While lines are written at the end, the end stays in sight, unless the reader has scrolled away from it. */
function useFollow(scroller: { current: HTMLElement | null }, isBusy: boolean, height: number, grown: number): void {
    const isAtEnd = useRef(true);
    useEffect(() => {
        const element = scroller.current!;
        const note = () => (isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 120);
        note();
        element.addEventListener("scroll", note, { passive: true });
        return () => element.removeEventListener("scroll", note);
    }, [isBusy]);
    useEffect(() => {
        if (isBusy && isAtEnd.current) scroller.current!.scrollTop = scroller.current!.scrollHeight;
    }, [height, grown, isBusy]);
}
