import { useAddressed } from "../frame/navigate";

export type Route = { page: "studies" } | { page: "study"; id: string } | { page: "compare"; ids: string[] };

export function toStudy(id: string): string {
    return `studies/${encodeURIComponent(id)}`;
}

export function toCompare(ids: string[]): string {
    return `compare?ids=${ids.map(encodeURIComponent).join()}`;
}

/** The page that the address asks for. */
export function useRoute(): Route {
    return useAddressed(read, ["api/"]);
}

function read(path: string, query: URLSearchParams): Route {
    const id = /^studies\/([^/]+)\/?$/.exec(path)?.[1];
    if (id) return { page: "study", id: decodeURIComponent(id) };
    if (path === "compare") return { page: "compare", ids: query.get("ids")?.split(",").filter(Boolean) ?? [] };
    return { page: "studies" };
}
