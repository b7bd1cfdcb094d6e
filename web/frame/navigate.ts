import { useEffect, useState } from "preact/hooks";

/** Goes to a page below the base address; in the place of this one, so that Back does not return here, if so wanted. */
export function go(path: string, replace = false): void {
    const address = new URL(path, document.baseURI);
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
    dispatchEvent(new HashChangeEvent("hashchange"));
    scrollTo(0, 0);
}

/**
 * What the address asks for: its path below the base, and its query. Links change it without a new load, unless they lead to one of
 * `outside`, which the server answers.
 */
export function useAddressed<T>(read: (path: string, query: URLSearchParams) => T, outside: string[]): T {
    const now = () => read(path(), new URLSearchParams(location.search));
    const [value, setValue] = useState(now);
    useEffect(() => {
        const follow = () => setValue(now);
        const click = (event: MouseEvent) => {
            const link = (event.target as Element).closest("a");
            if (!link || link.target || link.download || event.button !== 0) return;
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            if (!link.href.startsWith(document.baseURI)) return;
            if (outside.some((folder) => link.href.startsWith(new URL(folder, document.baseURI).href))) return;
            event.preventDefault();
            go(link.href);
        };
        addEventListener("popstate", follow);
        document.addEventListener("click", click);
        return () => {
            removeEventListener("popstate", follow);
            document.removeEventListener("click", click);
        };
    }, []);
    return value;
}

function path(): string {
    const base = new URL(document.baseURI).pathname;
    return location.pathname.startsWith(base) ? location.pathname.slice(base.length) : "";
}
