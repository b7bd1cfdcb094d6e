import { useState } from "preact/hooks";
import { Icon } from "../parts/icon";
import { chooseTheme, chosenTheme, type Theme } from "../theme/theme";
import type { Route } from "./route";

const next: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const names: Record<Theme, string> = { system: "Auto", light: "Light", dark: "Dark" };

/** Where one can go; a bar at the bottom on a phone. */
export function Rail({ page }: { page: Route["page"] }) {
    const [theme, setTheme] = useState(chosenTheme());
    const turn = () => {
        chooseTheme(next[theme]);
        setTheme(next[theme]);
    };
    return (
        <nav class="rail" aria-label="Dashboard">
            <a href="./" class="rail-item" aria-current={page === "studies" ? "page" : undefined}>
                <Icon name="studies" />
                <span>Studies</span>
            </a>
            <a href="compare" class="rail-item" aria-current={page === "compare" ? "page" : undefined}>
                <Icon name="compare" />
                <span>Compare</span>
            </a>
            <button class="rail-item rail-end" aria-label={`Colours: ${names[theme]}. Change to ${names[next[theme]]}`} onClick={turn}>
                <Icon name={theme} />
                <span>{names[theme]}</span>
            </button>
        </nav>
    );
}
