import type { Controls, OptionGroup } from "../../api";

export const drawerPages = ["Who", "What", "How", "Scenes"] as const;
export type DrawerPage = (typeof drawerPages)[number];

/** What the pages get that set controls by their table. */
export interface TablePageProps {
    groups: OptionGroup[];
    controls: Controls;
    set(controls: Controls): void;
    cast: string[];
}

/** The controls that have a place of their own; How has the others. */
export const placed = {
    Who: ["cast", "weight", "take-turns", "next", "temperature-of"],
    What: ["setting", "want", "ban", "bias"],
};

/** Whether something is set on a page. */
export function isSet(page: DrawerPage, controls: Controls): boolean {
    const names = Object.keys(controls);
    switch (page) {
        case "Who":
        case "What":
            return names.some((name) => placed[page].includes(name));
        case "How":
            return names.some((name) => !placed.Who.includes(name) && !placed.What.includes(name));
        case "Scenes":
            return false;
    }
}
