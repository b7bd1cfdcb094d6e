import { Icon } from "../parts/icon";
import { ThemeSwitch } from "../parts/themeSwitch";
import type { Route } from "./route";

/** Where one can go; a bar at the bottom on a phone. */
export function Rail({ page }: { page: Route["page"] }) {
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
            <ThemeSwitch class="rail-item rail-end" />
        </nav>
    );
}
