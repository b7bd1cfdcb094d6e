import type { ComponentChildren } from "preact";
import { memo } from "preact/compat";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../../parts/icon";
import { Popup } from "../../../parts/popup";
import type { Copy } from "../../api";
import type { Line } from "../../scene";
import { readsSame } from "../document/splice";
import type { Content } from "../document/typed";
import { commandOf, commands, keyName, madeLine, newLine } from "../room/commands";
import { spoken, useRoom, type Panel, type Room } from "../room/room";
import type { Growing } from "../generation/writer";
import { Alternatives } from "./alternatives";
import { Chances, HoveredChances } from "./chances";
import { LineEditor } from "./editor";
import { caretAt, LineText } from "./lineText";

interface RowProps {
    line: Line;
    at: number;
    count: number;
    top: number;
    cast: string;
    isCurrent: boolean;
    /** Puts the keyboard on it when it changes; 0 of lines that are not the current one. */
    wanted: number;
    panel?: Panel;
    growing?: Growing;
    copies?: Copy[];
    headings: string[];
    showsChances: boolean;
    isDragged: boolean;
    observe(element: HTMLElement | null, line: Line): void;
}

/** A line of the document: handle in the margin, name and words, tools at the right, and what is open under it. */
export const LineRow = memo(function LineRow(props: RowProps) {
    const { line, at, count, top, cast, isCurrent, wanted, panel, growing, copies, headings, showsChances, isDragged, observe } = props;
    const room = useRoom();
    const row = useRef<HTMLLIElement>(null);
    const [isHovered, setHovered] = useState(false);
    useEffect(() => {
        observe(row.current, line);
        return () => observe(null, line);
    }, [line]);
    // Before the next key comes.
    useLayoutEffect(() => {
        if (wanted > 0 && !panel) row.current?.focus({ preventScroll: true });
    }, [wanted]);
    const key = (event: KeyboardEvent) => {
        if (event.target !== row.current) return;
        const command = commandOf(event);
        if (!command || (command.changes && line.locked)) return;
        event.preventDefault();
        command.run(room, at);
    };
    const isOpen = panel?.kind === "edit" || panel?.kind === "chances";
    return (
        <li
            ref={row}
            class={`line line-${line.kind} by-${line.by} ${cast}`}
            style={{ top: `${top}px` }}
            data-id={line.id}
            data-dragged={isDragged}
            data-current={isCurrent}
            data-locked={line.locked}
            data-open={panel !== undefined && panel.kind !== "new"}
            tabIndex={isCurrent ? 0 : -1}
            aria-label={spoken(line, at)}
            aria-posinset={at + 1}
            aria-setsize={count}
            onFocus={(event) => event.target === row.current && !isCurrent && room.focus(line.id)}
            onKeyDown={key}
            onMouseEnter={() => setHovered(true)}
            onMouseLeave={() => setHovered(false)}
        >
            <Margin line={line} at={at} />
            <div class="line-body">
                {isOpen ? (
                    panel.kind === "edit" ? (
                        <EditPanel line={line} at={at} panel={panel} headings={headings} />
                    ) : (
                        <>
                            <Cue line={line} />
                            <Chances line={line} word={panel.word} />
                        </>
                    )
                ) : (
                    <>
                        <Cue line={line} />
                        <p class="said" onClick={(event) => clicked(event, room, line)}>
                            {isHovered && showsChances ? <HoveredChances line={line} /> : <LineText text={line.text} copies={copies} />}
                        </p>
                    </>
                )}
                {panel?.kind === "alternatives" && <Alternatives line={line} prefix={panel.prefix} />}
                {panel?.kind === "new" && <NewPanel panel={panel} at={at} headings={headings} />}
                {growing && <GrowingLine growing={growing} />}
            </div>
            <Tools line={line} at={at} />
        </li>
    );
});

function Cue({ line }: { line: Pick<Line, "kind" | "speaker"> }) {
    return line.kind === "speech" ? <p class="cue">{line.speaker ?? "—"}</p> : null;
}

/** A click puts the caret where it is; a first touch only chooses the line. */
function clicked(event: MouseEvent, room: Room, line: Line): void {
    if (getSelection()?.toString()) return;
    const isTouch = (event as PointerEvent).pointerType === "touch";
    if (line.locked || (isTouch && document.activeElement !== (event.currentTarget as Element).closest("li"))) return room.focus(line.id);
    room.open({ kind: "edit", id: line.id, caret: caretAt(event.currentTarget as HTMLElement, event.clientX, event.clientY) });
}

function Margin({ line, at }: { line: Line; at: number }) {
    const room = useRoom();
    return (
        <div class="line-margin">
            <Popup
                text={
                    <>
                        <span class="line-number">{at + 1}</span>
                        {line.locked && <Icon name="lock" />}
                    </>
                }
                label={`Line ${at + 1}: what to do`}
                title="Click for what to do, drag to move"
                class="handle"
            >
                {(close) =>
                    commands.map((command) => (
                        <button
                            key={command.name}
                            class={command.danger ? "danger" : ""}
                            disabled={command.changes && line.locked}
                            onClick={() => {
                                close();
                                command.run(room, at);
                            }}
                        >
                            {command.title(line)}
                            <kbd>{keyName(command.keys[0]!)}</kbd>
                        </button>
                    ))
                }
            </Popup>
        </div>
    );
}

function Tools({ line, at }: { line: Line; at: number }) {
    const room = useRoom();
    const tool = (name: string, icon: "alternatives" | "rewrite" | "lock" | "open") => {
        const command = commands.find((one) => one.name === name)!;
        return (
            <button
                class="quiet icon-button"
                tabIndex={-1}
                title={`${command.title(line)} (${keyName(command.keys[0]!)})`}
                aria-label={`${command.title(line)}, line ${at + 1}`}
                disabled={command.changes && line.locked}
                onClick={() => command.run(room, at)}
            >
                <Icon name={icon} />
            </button>
        );
    };
    return (
        <div class="line-tools">
            {tool("alternatives", "alternatives")}
            {tool("lock", line.locked ? "lock" : "open")}
            {tool("rewrite", "rewrite")}
        </div>
    );
}

/** The line that is being written: grey until it is final. */
export function GrowingLine({ growing }: { growing: Growing }) {
    return (
        <div class={`growing line-${growing.kind}`} aria-hidden="true">
            <Cue line={growing} />
            <p class="said">{growing.text}</p>
        </div>
    );
}

function EditPanel({ line, at, panel, headings }: { line: Line; at: number; panel: Panel & { kind: "edit" }; headings: string[] }) {
    const room = useRoom();
    const { store } = room;
    const keep = (typed: Content) => {
        const place = store.indexOf(line.id);
        const now = store.lines[place];
        if (!now || readsSame(now, typed)) return;
        const by = now.by === "mine" ? "mine" : "edited";
        store.replace(`Edit line ${place + 1}`, place, { ...now, kind: typed.kind, speaker: typed.speaker, text: typed.text, by });
    };
    return (
        <LineEditor
            start={line}
            cast={room.cast}
            headings={headings}
            caret={panel.caret}
            field={panel.field}
            label={`Line ${at + 1}`}
            keep={keep}
            leave={(typed, to) => {
                if (typed.text !== "") keep(typed);
                if (to === "next") newLine(room, store.indexOf(line.id));
                else room.open(undefined);
                if (to === "lines") room.focus(line.id);
            }}
        />
    );
}

/** A line that is not in the document until something is typed. */
export function NewPanel({ panel, at, headings }: { panel: Panel & { kind: "new" }; at: number; headings: string[] }): ComponentChildren {
    const room = useRoom();
    const { store } = room;
    return (
        <LineEditor
            key={panel.after ?? "first"}
            start={panel.typed}
            cast={room.cast}
            headings={headings}
            label="New line"
            leave={(typed, to) => {
                if (typed.text === "") {
                    room.open(undefined);
                    if (to !== "elsewhere") room.focus(panel.after);
                    return;
                }
                const line = madeLine(typed);
                const place = panel.after === null ? 0 : store.indexOf(panel.after) + 1;
                store.edit(`Add line ${place + 1}`, [{ at: place, removed: [], inserted: [line] }]);
                if (to === "next") newLine(room, place);
                else room.open(undefined);
                if (to === "lines") room.focus(line.id);
            }}
            back={() => {
                if (at >= 0) room.open({ kind: "edit", id: store.lines[at]!.id });
                else room.open(undefined);
            }}
        />
    );
}
