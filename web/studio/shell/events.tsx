import { useEffect, useRef } from "preact/hooks";
import { useEvents } from "../../frame/live";
import { Offline } from "../../frame/offline";
import type { StudioEvent } from "../api";

type Heard = StudioEvent | { type: "connected" };

const listeners = new Set<(event: Heard) => void>();
const types = ["show", "training", "epoch", "tuning", "scorecard", "comparison", "scene"] as const;

/** The one stream of events of this tab, and a word when it is cut. */
export function Connection() {
    const tell = (event: Heard) => listeners.forEach((heard) => heard(event));
    const handlers = Object.fromEntries(types.map((type) => [type, (data: never) => tell({ type, data } as unknown as StudioEvent)]));
    const connected = useEvents("api/events", handlers, () => tell({ type: "connected" }));
    return <Offline connected={connected} />;
}

/** Calls back for what moves, and after each new connection: something may have been missed. */
export function useStudioEvents(heard: (event: Heard) => void): void {
    const latest = useRef(heard);
    latest.current = heard;
    useEffect(() => {
        const listener = (event: Heard) => latest.current(event);
        listeners.add(listener);
        return () => void listeners.delete(listener);
    }, []);
}
