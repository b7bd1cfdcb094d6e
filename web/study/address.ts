import { useEffect, useState } from "preact/hooks";

/** What the reader chose, after the # of the address: it comes back with the address, and works in a page opened from a file. */
export function useAddress(): [URLSearchParams, (change: (query: URLSearchParams) => void) => void] {
    const [query, setQuery] = useState(read);
    useEffect(() => {
        const follow = () => setQuery(read());
        addEventListener("hashchange", follow);
        return () => removeEventListener("hashchange", follow);
    }, []);
    const change = (edit: (query: URLSearchParams) => void) => {
        const next = read();
        edit(next);
        const hash = next.toString();
        history.replaceState(null, "", `${location.pathname}${location.search}${hash && "#"}${hash}`);
        setQuery(next);
    };
    return [query, change];
}

function read(): URLSearchParams {
    return new URLSearchParams(location.hash.slice(1));
}
