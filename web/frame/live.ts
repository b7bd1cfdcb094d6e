import { useEffect, useRef, useState } from "preact/hooks";

type Handlers = Record<string, (data: never) => void>;

/**
 * Listens to the server while the page is seen, and connects again by itself. Browsers open six connections to a server over all
 * tabs, so a hidden page gives its own back.
 * @param again called when a connection is made after one was lost: events may have been missed.
 * @returns whether the page is connected; true until a first failure.
 */
export function useEvents(path: string, handlers: Handlers, again?: () => void): boolean {
    const [connected, setConnected] = useState(true);
    const latest = useRef(handlers);
    latest.current = handlers;
    const missed = useRef(again);
    missed.current = again;
    useEffect(() => {
        let source: EventSource | undefined;
        let first = true;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const close = () => {
            clearTimeout(timer);
            source?.close();
            source = undefined;
        };
        const open = () => {
            close();
            source = new EventSource(new URL(path, document.baseURI));
            source.onopen = () => {
                setConnected(true);
                if (!first) missed.current?.();
                first = false;
            };
            source.onerror = () => {
                setConnected(false);
                if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, 3000);
            };
            for (const name of Object.keys(latest.current)) {
                source.addEventListener(name, (event) => {
                    setConnected(true);
                    latest.current[name]?.(JSON.parse((event as MessageEvent<string>).data) as never);
                });
            }
        };
        const follow = () => (document.hidden ? close() : open());
        follow();
        document.addEventListener("visibilitychange", follow);
        return () => {
            document.removeEventListener("visibilitychange", follow);
            close();
        };
    }, [path]);
    return connected;
}
