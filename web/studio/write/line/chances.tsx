import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { percent } from "../../../charts/format";
import { useAsked } from "../../../parts/asked";
import type { LineWord } from "../../api";
import type { Line } from "../../scene";
import { client } from "../../client";
import { before } from "../generation/writer";
import { useRoom } from "../room/room";

/** The words of a line with how likely each was, and the five likeliest in its place: any of them begins another line. */
export function Chances({ line, word: first = 0 }: { line: Line; word?: number }) {
    const room = useRoom();
    const asked = useAsked(
        () => client.probabilities(room.show.id, { before: before(room.store.lines, room.store.indexOf(line.id)), line }),
        [line.id, line.text],
    );
    const [at, setAt] = useState(first);
    const [other, setOther] = useState(0);
    const box = useRef<HTMLDivElement>(null);
    // Before the next key comes.
    useLayoutEffect(() => {
        box.current?.focus({ preventScroll: true });
        box.current?.scrollIntoView({ block: "nearest" });
    }, [asked.value]);
    const close = () => {
        room.open(undefined);
        room.focus(line.id);
    };
    const words = asked.value?.words ?? [];
    const word = words[at];
    const goOn = (text: string) => {
        if (word && !line.locked) room.open({ kind: "alternatives", id: line.id, prefix: line.text.slice(0, word.start) + text });
    };
    const key = (event: KeyboardEvent) => {
        event.stopPropagation();
        const to = (index: number) => (setAt(Math.max(0, Math.min(words.length - 1, index))), setOther(0));
        if (event.key === "ArrowRight") to(at + 1);
        else if (event.key === "ArrowLeft") to(at - 1);
        else if (event.key === "ArrowDown") setOther(Math.min((word?.others.length ?? 1) - 1, other + 1));
        else if (event.key === "ArrowUp") setOther(Math.max(0, other - 1));
        else if (event.key === "Enter" && word?.others[other] && !isEnd(word.others[other].text)) goOn(word.others[other].text);
        else if (event.key === "Escape") close();
        else return;
        event.preventDefault();
    };
    return (
        <div class="chances" ref={box} tabIndex={-1} role="group" aria-label="How likely each word was" onKeyDown={key}>
            {asked.error ? (
                <p class="wrong" role="alert">
                    {asked.error.message}
                </p>
            ) : (
                <p class="chances-line said">
                    {words.length === 0 ? (
                        line.text
                    ) : (
                        <Words text={line.text} words={words} at={at} choose={(index) => (setAt(index), setOther(0))} />
                    )}
                </p>
            )}
            {word && (
                <div class="chances-others" role="status">
                    <p class="small">
                        <b>{word.text}</b>{" "}
                        <span class="soft">{`was ${percent(word.probability)} likely here. Go on from another word:`}</span>
                    </p>
                    <ul>
                        {word.others.map((one, index) => (
                            <li key={one.text}>
                                <button
                                    class="chance"
                                    tabIndex={-1}
                                    data-active={index === other}
                                    disabled={line.locked || isEnd(one.text)}
                                    onClick={() => goOn(one.text)}
                                >
                                    <span>{isEnd(one.text) ? "(the line ends)" : one.text}</span>
                                    <span class="chance-bar" aria-hidden="true">
                                        <span style={{ width: `${Math.max(2, one.probability * 100)}%` }} />
                                    </span>
                                    <span class="numbers soft">{percent(one.probability)}</span>
                                </button>
                            </li>
                        ))}
                    </ul>
                    <p class="small soft">
                        <kbd>←</kbd> <kbd>→</kbd> words, <kbd>↑</kbd> <kbd>↓</kbd> others, <kbd>Enter</kbd> goes on, <kbd>Esc</kbd> closes
                    </p>
                </div>
            )}
        </div>
    );
}

/** Whether it is no word but the end of the line, from which nothing goes on. */
function isEnd(text: string): boolean {
    return text.trim() === "";
}

/** The words of a line while the pointer is on it: resting on one says how likely it was, a click goes on from there. */
export function HoveredChances({ line }: { line: Line }) {
    const room = useRoom();
    const [words, setWords] = useState<LineWord[]>([]);
    useEffect(() => {
        const work = new AbortController();
        const lines = before(room.store.lines, room.store.indexOf(line.id));
        client.probabilities(room.show.id, { before: lines, line }, work.signal).then(
            (answer) => setWords(answer.words),
            () => undefined, // the panel that p opens says why
        );
        return () => work.abort();
    }, [line]);
    const open = (index: number) => room.open({ kind: "chances", id: line.id, word: index });
    return words.length === 0 ? <>{line.text}</> : <Words text={line.text} words={words} open={open} />;
}

interface WordsProps {
    text: string;
    words: LineWord[];
    at?: number;
    choose?(index: number): void;
    open?(index: number): void;
}

function Words({ text, words, at, choose, open }: WordsProps) {
    const parts = [];
    let end = 0;
    for (const [index, word] of words.entries()) {
        if (word.start > end) parts.push(text.slice(end, word.start));
        parts.push(
            <span
                key={index}
                class={`chance-word chance-${grade(word.probability)}`}
                data-at={index === at}
                title={open && chanceText(word)}
                onMouseEnter={() => choose?.(index)}
                onClick={(event) => {
                    event.stopPropagation();
                    (open ?? choose)?.(index);
                }}
            >
                {text.slice(word.start, word.end)}
            </span>,
        );
        end = word.end;
    }
    parts.push(text.slice(end));
    return <>{parts}</>;
}

function chanceText({ probability, others }: LineWord): string {
    return `${percent(probability)} likely. Others: ${others.map((one) => `${isEnd(one.text) ? "the end" : one.text} ${percent(one.probability)}`).join(", ")}`;
}

/** From 1, as good as certain, to 4, a surprise. */
function grade(probability: number): number {
    return probability >= 0.3 ? 1 : probability >= 0.1 ? 2 : probability >= 0.02 ? 3 : 4;
}
