import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../parts/icon";
import { ThemeSwitch } from "../parts/themeSwitch";

/** Where one can go; a bar at the bottom on a phone. */
export function Rail({ label, children }: { label: string; children: ComponentChildren }) {
    return (
        <nav class="rail" aria-label={label}>
            {children}
            <ThemeSwitch class="rail-item rail-end" />
        </nav>
    );
}

export function RailLink({ to, icon, text, current }: { to: string; icon: IconName; text: string; current?: boolean }) {
    return (
        <a href={to} class="rail-item" aria-current={current ? "page" : undefined}>
            <Icon name={icon} />
            <span>{text}</span>
        </a>
    );
}
