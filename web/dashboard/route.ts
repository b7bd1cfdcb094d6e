import { useEffect, useState } from "preact/hooks";

export type Route = { page: "studies" } | { page: "study"; id: string } | { page: "compare"; ids: string[] };

export function toStudy(id: string): string {
    return `studies/${encodeURIComponent(id)}`;
}

export function toCompare(ids: string[]): string {
    return `compare?ids=${ids.map(encodeURIComponent).join()}`;
}

/** Goes to a page below the base address. */
export function go(path: string): void {
    history.pushState(null, "", new URL(path, document.baseURI));
    dispatchEvent(new PopStateEvent("popstate"));
    dispatchEvent(new HashChangeEvent("hashchange"));
    scrollTo(0, 0);
}

/** The page that the address asks for. Links inside the dashboard change it without a new load. */
export function useRoute(): Route {
    const [route, setRoute] = useState(read);
    useEffect(() => {
        const follow = () => setRoute(read());
        addEventListener("popstate", follow);
        document.addEventListener("click", click);
        return () => {
            removeEventListener("popstate", follow);
            document.removeEventListener("click", click);
        };
    }, []);
    return route;
}

function click(event: MouseEvent): void {
    const link = (event.target as Element).closest("a");
    if (!link || link.target || link.download || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
        return;
    if (!link.href.startsWith(document.baseURI) || link.href.startsWith(new URL("api/", document.baseURI).href)) return;
    event.preventDefault();
    go(link.href);
}

function read(): Route {
    const base = new URL(document.baseURI).pathname;
    const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : "";
    const id = /^studies\/([^/]+)\/?$/.exec(path)?.[1];
    if (id) return { page: "study", id: decodeURIComponent(id) };
    if (path === "compare")
        return { page: "compare", ids: new URLSearchParams(location.search).get("ids")?.split(",").filter(Boolean) ?? [] };
    return { page: "studies" };
}
