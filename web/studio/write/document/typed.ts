import type { Line } from "../../scene";

export type Kind = Line["kind"];

/** What stands in a line, whoever wrote it. */
export interface Content {
    kind: Kind;
    speaker?: string;
    text: string;
}

export const kinds: readonly Kind[] = ["speech", "direction", "heading", "transition", "prose"];

export const kindNames: Record<Kind, string> = {
    heading: "Heading",
    speech: "Speech",
    direction: "Direction",
    prose: "Prose",
    transition: "Transition",
};

/**
 * What a line is, by how it is written: "INT. KITCHEN" is a heading, "(knocks)" a direction, "CUT TO:" a transition, and a name of the
 * cast before a colon begins a speech. Anything else stays what it was.
 */
export function readTyped({ kind, speaker, text }: Content, cast: string[]): Content {
    const words = text.replaceAll(/\s+/g, " ").trim();
    const setting = /^\[(?:setting|scene): ?(.*?)\]?$/i.exec(words)?.[1];
    if (setting !== undefined) return { kind: "heading", text: setting };
    if (/^(INT|EXT|EST|INT\.?\/EXT|I\/E)[. ]/i.test(words)) return { kind: "heading", text: words };
    if (/^[A-Z ]+ (TO|IN|OUT):$/.test(words)) return { kind: "transition", text: words };
    if (kind !== "direction" && /^\([^()]*\)$/.test(words) && !speaker) return { kind: "direction", text: words.slice(1, -1) };
    const [, before, said] = /^([^:]{1,60}): ?(.*)$/.exec(words) ?? [];
    const name = before && cast.find((one) => one.toLowerCase() === before.toLowerCase());
    if (name) return { kind: "speech", speaker: name, text: said! };
    return { kind, speaker: kind === "speech" ? speaker : undefined, text: words };
}

/** Who is likely to speak after a line: the other of the two who talk. */
export function nextSpeaker(lines: readonly Line[], at: number, cast: string[]): string {
    const recent: string[] = [];
    for (let index = at; index >= 0 && recent.length < 2; index--) {
        const { kind, speaker } = lines[index]!;
        if (kind === "heading") break;
        if (kind === "speech" && speaker && !recent.includes(speaker)) recent.push(speaker);
    }
    return recent[1] ?? cast.find((name) => name.toLowerCase() !== recent[0]?.toLowerCase()) ?? recent[0] ?? "";
}

/** Names, or headings, that go on from what is typed. */
export function completions(typed: string, from: string[], most = 6): string[] {
    const begun = typed.trim().toLowerCase();
    return from.filter((one) => one.toLowerCase().startsWith(begun) && one.toLowerCase() !== begun).slice(0, most);
}
