import { useEffect, useMemo, useState } from "preact/hooks";
import type { Source } from "./source";
import type { TrialRow } from "./types";

/** Full trials as they are asked for, kept until the study changes. */
export class RowCache {
    private readonly rows = new Map<number, Promise<TrialRow | undefined>>();

    constructor(private readonly source: Source) {}

    get(number: number): Promise<TrialRow | undefined> {
        return this.many([number]).then((rows) => rows[0]);
    }

    many(numbers: number[]): Promise<(TrialRow | undefined)[]> {
        const missing = numbers.filter((number) => !this.rows.has(number));
        if (missing.length > 0) {
            const asked = this.source.rows(missing);
            for (const number of missing) {
                this.rows.set(
                    number,
                    asked.then((rows) => rows.find((row) => row.number === number)),
                );
            }
            asked.catch(() => missing.forEach((number) => this.rows.delete(number)));
        }
        return Promise.all(numbers.map((number) => this.rows.get(number)!));
    }
}

export function useRows(source: Source, revision: number): RowCache {
    return useMemo(() => new RowCache(source), [source, revision]);
}

/** The full trials of `numbers` as far as they are here. */
export function useManyRows(cache: RowCache, numbers: number[]): Map<number, TrialRow> {
    const [rows, setRows] = useState(new Map<number, TrialRow>());
    useEffect(() => {
        if (numbers.length === 0) return;
        let current = true;
        const timer = setTimeout(() => {
            cache.many(numbers).then(
                (found) => current && setRows(new Map(found.filter((row) => row !== undefined).map((row) => [row.number, row]))),
                () => undefined, // The table shows a dash; the page's own state says that the server is away.
            );
        }, 60);
        return () => {
            current = false;
            clearTimeout(timer);
        };
    }, [cache, numbers.join()]);
    return rows;
}
