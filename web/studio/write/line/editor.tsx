import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { kindNames, kinds, readTyped, type Kind, type Content } from "../document/typed";
import { useCompletion } from "./completion";

interface EditorProps {
    start: Content;
    cast: string[];
    headings: string[];
    /** Of the text; its end if left out. */
    caret?: number;
    field?: "speaker";
    label: string;
    /** Keeps what is typed so far; the editor stays. */
    keep?(typed: Content): void;
    /** Keeps it and goes: on to a next line, or back to the lines. */
    leave(typed: Content, to: "next" | "lines" | "elsewhere"): void;
    /** Backspace at the beginning of nothing. */
    back?(): void;
}

const pause = 800;

/** A line while it is typed. Enter goes on to the next; Escape goes back to the lines; Tab in an empty line changes what it is. */
export function LineEditor({ start, cast, headings, caret, field, label, keep, leave, back }: EditorProps) {
    const [kind, setKind] = useState<Kind>(start.kind);
    const [speaker, setSpeaker] = useState(start.speaker ?? "");
    const [text, setText] = useState(start.text);
    const box = useRef<HTMLDivElement>(null);
    const area = useRef<HTMLTextAreaElement>(null);
    const name = useRef<HTMLInputElement>(null);
    const left = useRef(false);
    const typed = (): Content => readTyped({ kind, speaker: kind === "speech" ? speaker.trim() : undefined, text }, cast);
    const latest = useRef(typed);
    latest.current = typed;

    // Before the next key comes.
    useLayoutEffect(() => {
        const first = field === "speaker" || (kind === "speech" && speaker === "") ? name.current : area.current;
        first?.focus({ preventScroll: true });
        if (first === name.current) name.current?.select();
        else area.current?.setSelectionRange(caret ?? text.length, caret ?? text.length);
        box.current?.scrollIntoView({ block: "nearest" });
    }, []);
    useLayoutEffect(() => {
        const element = area.current!;
        element.style.height = "0";
        element.style.height = `${element.scrollHeight}px`;
    }, [text, kind]);
    useEffect(() => {
        if (!keep || text === start.text) return;
        const timer = setTimeout(() => !left.current && keep(latest.current()), pause);
        return () => clearTimeout(timer);
    }, [text, speaker, kind]);

    const go = (to: "next" | "lines" | "elsewhere") => {
        if (left.current) return;
        left.current = true;
        leave(typed(), to);
    };
    const names = useCompletion(speaker, cast, setSpeaker, "completions-names");
    const places = useCompletion(text, kind === "heading" ? headings : [], setText, "completions-headings");
    const keyInName = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey) return;
        event.stopPropagation();
        if (names.key(event)) {
            if (event.key === "Enter") area.current!.focus();
        } else if (event.key === "Enter") {
            event.preventDefault();
            area.current!.focus();
        } else if (event.key === "Escape") go("lines");
    };
    const keyInText = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey) return;
        event.stopPropagation();
        if (event.isComposing || places.key(event)) return;
        const isEmpty = text === "";
        if (event.key === "Enter") go(isEmpty ? "lines" : "next");
        else if (event.key === "Escape") go("lines");
        else if (event.key === "Tab" && isEmpty && !event.shiftKey) setKind(kinds[(kinds.indexOf(kind) + 1) % kinds.length]!);
        else if (event.key === "Backspace" && isEmpty && back) {
            left.current = true;
            back();
        } else return;
        event.preventDefault();
    };
    const out = (event: FocusEvent) => {
        if (!box.current?.contains(event.relatedTarget as Node | null)) go("elsewhere");
    };
    return (
        <div ref={box} class={`line-editor line-${kind}`} role="group" aria-label={label} onFocusOut={out}>
            {kind === "speech" && (
                <div class="cue completed">
                    <input
                        ref={name}
                        class="cue-input"
                        aria-label="Who speaks"
                        placeholder="who speaks"
                        maxLength={60}
                        value={speaker}
                        onInput={(event) => setSpeaker(event.currentTarget.value)}
                        onKeyDown={keyInName}
                        {...names.props}
                    />
                    {document.activeElement === name.current && names.list}
                </div>
            )}
            <div class="said completed">
                <textarea
                    ref={area}
                    class="said-input"
                    rows={1}
                    aria-label={kindNames[kind]}
                    placeholder={kind === "speech" ? "" : `${kindNames[kind].toLowerCase()}; Tab changes what it is`}
                    value={text}
                    onInput={(event) => setText(event.currentTarget.value.replaceAll("\n", " "))}
                    onKeyDown={keyInText}
                />
                {kind === "heading" && places.list}
            </div>
        </div>
    );
}
