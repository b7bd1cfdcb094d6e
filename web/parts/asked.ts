import { useLayoutEffect, useState } from "preact/hooks";

export interface Asked<T> {
    /** The last answer, also while a new one is on its way. */
    value?: T;
    error?: Error;
    retry(): void;
    /** Takes a newer value in the answer's place, or makes it of the last one if there is one. */
    set(next: T | ((before: T) => T)): void;
}

/** The answer to a question that is asked again when its inputs change. */
export function useAsked<T>(ask: () => Promise<T>, inputs: unknown[]): Asked<T> {
    const [state, setState] = useState<{ value?: T; error?: Error }>({});
    const [tries, setTries] = useState(0);
    // Before the page is painted, so that the answer is on its way meanwhile.
    useLayoutEffect(() => {
        let current = true;
        ask().then(
            (value) => current && setState({ value }),
            (error: Error) => current && setState((before) => ({ ...before, error })),
        );
        return () => void (current = false);
    }, [...inputs, tries]);
    const set = (next: T | ((before: T) => T)) =>
        setState((before) => {
            if (typeof next !== "function") return { value: next };
            return "value" in before ? { value: (next as (before: T) => T)(before.value!) } : before;
        });
    return { ...state, retry: () => setTries(tries + 1), set };
}
