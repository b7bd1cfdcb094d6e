import { useEffect, useState } from "preact/hooks";

export interface Asked<T> {
    /** The last answer, also while a new one is on its way. */
    value?: T;
    error?: Error;
    retry(): void;
}

/** The answer to a question that is asked again when its inputs change. */
export function useAsked<T>(ask: () => Promise<T>, inputs: unknown[]): Asked<T> {
    const [state, setState] = useState<{ value?: T; error?: Error }>({});
    const [tries, setTries] = useState(0);
    useEffect(() => {
        let current = true;
        ask().then(
            (value) => current && setState({ value }),
            (error: Error) => current && setState((before) => ({ ...before, error })),
        );
        return () => void (current = false);
    }, [...inputs, tries]);
    return { ...state, retry: () => setTries(tries + 1) };
}
