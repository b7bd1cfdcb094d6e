import { useState } from "preact/hooks";
import type { Controls } from "../../api";

const key = "presets";

type Presets = { [name: string]: Controls };

/** Settings with names, kept in this browser for all shows. */
export function usePresets() {
    const [presets, setPresets] = useState(read);
    const put = (next: Presets) => {
        localStorage.setItem(key, JSON.stringify(next));
        setPresets(next);
    };
    return {
        presets,
        save: (name: string, controls: Controls) => put({ ...presets, [name]: controls }),
        remove: (name: string) => put(Object.fromEntries(Object.entries(presets).filter(([one]) => one !== name))),
    };
}

function read(): Presets {
    try {
        return (JSON.parse(localStorage.getItem(key) ?? "{}") ?? {}) as Presets;
    } catch {
        return {};
    }
}
