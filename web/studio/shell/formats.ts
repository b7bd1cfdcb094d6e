import type { Studio } from "../api";

type Format = Studio["formats"][number];

// In the order in which writers want them.
const names: Record<string, string> = {
    fountain: "Fountain",
    fdx: "Final Draft",
    docx: "Word",
    pdf: "PDF",
    html: "Web page",
    text: "Plain text",
    csv: "Table (CSV)",
    json: "JSON",
    screenplay: "Screenplay as text",
    markdown: "Markdown",
    srt: "Subtitles (SRT)",
    vtt: "Subtitles (WebVTT)",
    ass: "Subtitles (ASS)",
    chat: "Chat log",
    gutenberg: "Project Gutenberg",
    cornell: "Cornell movie lines",
};

const order = Object.keys(names);

/** What people call a format. */
export function formatName(name: string): string {
    return names[name] ?? name;
}

/** Formats, those that people use most first. */
export function inOrder(formats: Format[]): Format[] {
    const place = ({ name }: Format) => (order.indexOf(name) + order.length + 1) % (order.length + 1);
    return [...formats].sort((one, other) => place(one) - place(other));
}
