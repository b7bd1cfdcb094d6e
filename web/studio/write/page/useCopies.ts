import { useEffect, useState } from "preact/hooks";
import type { Copy } from "../../api";
import { client } from "../../client";
import type { Lines } from "../document/splice";

interface Copies {
    /** Of the words that were looked at. */
    share: number;
    /** By the ids of lines and the text that was looked at. */
    runs: Map<string, { text: string; runs: Copy[] }>;
}

const settled = 1200;
const most = 400;

/** Which words are copied from the training text, looked up when the scene rests. Of a long scene only the lines that are seen. */
export function useCopies(show: string, hasModel: boolean, lines: Lines, from: number, to: number): Copies {
    const [copies, setCopies] = useState<Copies>({ share: 0, runs: new Map() });
    const [start, end] = lines.length <= most ? [0, lines.length] : [from, to];
    useEffect(() => {
        const asked = lines.slice(start, end);
        if (!hasModel || asked.length === 0) return setCopies({ share: 0, runs: new Map() });
        const work = new AbortController();
        const timer = setTimeout(async () => {
            try {
                const { share, runs } = await client.copies(show, { lines: [...asked] }, work.signal);
                const found: Copies["runs"] = new Map(asked.map(({ id, text }) => [id, { text, runs: [] }]));
                for (const run of runs) found.get(asked[run.line]!.id)?.runs.push(run);
                setCopies({ share, runs: found });
            } catch {
                // An underline that is missing is no reason to interrupt; the next edit asks again.
            }
        }, settled);
        return () => {
            clearTimeout(timer);
            work.abort();
        };
    }, [show, hasModel, lines, start, end]);
    return copies;
}
