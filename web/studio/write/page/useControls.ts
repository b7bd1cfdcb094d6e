import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Controls, Show } from "../../api";
import { client } from "../../client";
import { attempt } from "../../../parts/toast";

const settled = 500;

/** What is set for the writing of a show. It stays with the show. */
export function useControls(show: Show) {
    const [controls, setControls] = useState<Controls>(show.controls);
    const value = useRef(controls);
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
    const set = useCallback(
        (next: Controls) => {
            value.current = next;
            setControls(next);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => void attempt(() => client.patchShow(show.id, { controls: next })), settled);
        },
        [show.id],
    );
    useEffect(() => () => clearTimeout(timer.current), []);
    const latest = useCallback(() => value.current, []);
    return { controls, set, latest };
}
