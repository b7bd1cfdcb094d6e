import type { CastMember } from "../api";
import type { Line } from "../scene";
import { castClass } from "./cast";

/** A line for reading: the speaker in their colour, and what is said or done. */
export function ScriptLine({ line, cast }: { line: Line; cast: CastMember[] }) {
    return (
        <p class={castClass(cast, line.speaker)}>
            {line.kind === "speech" && <b class="cast-name">{line.speaker}: </b>}
            {line.kind === "direction" ? `(${line.text})` : line.text}
        </p>
    );
}

/** A line exactly as a model learns and writes it, with the name before the colon in its colour. */
export function LearntLine({ text, cast }: { text: string; cast: CastMember[] }) {
    const [, name, said] = /^([^:[(]{1,60}):(.*)$/s.exec(text) ?? [];
    return name === undefined ? (
        <span class="unspoken">{text}</span>
    ) : (
        <>
            <b class={castClass(cast, name)}>{name}:</b>
            {said}
        </>
    );
}
