import { useAddressed } from "../frame/navigate";

/** Pages of one show. */
export type ShowPage = "script" | "train" | "write" | "report";

export type Route =
    | { page: "shows" }
    | { page: "script" | "train" | "report"; show: string }
    | { page: "write"; show: string; scene?: string }
    | { page: "compare"; show: string; comparison: string };

export function toShow(show: string, page: ShowPage = "script"): string {
    return page === "script" ? encodeURIComponent(show) : `${encodeURIComponent(show)}/${page}`;
}

export function toScene(show: string, scene: string): string {
    return `${toShow(show, "write")}/${encodeURIComponent(scene)}`;
}

export function toComparison(show: string, comparison: string): string {
    return `${encodeURIComponent(show)}/compare/${encodeURIComponent(comparison)}`;
}

/** The page that the address asks for. */
export function useRoute(): Route {
    return useAddressed(readRoute, ["api/", "studies", "v1/", "assets/", "openapi.json"]);
}

function readRoute(path: string): Route {
    const [show, page, id] = path.split("/").map(decodeURIComponent) as [string, string?, string?];
    if (!show) return { page: "shows" };
    switch (page) {
        case "train":
        case "report":
            return { page, show };
        case "write":
            return { page, show, scene: id || undefined };
        case "compare":
            return id ? { page, show, comparison: id } : { page: "report", show };
        default:
            return { page: "script", show };
    }
}
