import { useEffect, useMemo, useState } from "preact/hooks";

/** Whether the window is narrower than this many pixels. */
export function useNarrow(width = 640): boolean {
    const query = useMemo(() => matchMedia(`(max-width: ${width}px)`), [width]);
    const [narrow, setNarrow] = useState(query.matches);
    useEffect(() => {
        const follow = () => setNarrow(query.matches);
        query.addEventListener("change", follow);
        return () => query.removeEventListener("change", follow);
    }, [query]);
    return narrow;
}
