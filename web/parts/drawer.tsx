import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icon";

interface DrawerProps {
    title: ComponentChildren;
    label: string;
    close(): void;
    children: ComponentChildren;
}

/** Beside the page at its right edge; a sheet from below on a phone. The page stays usable; Escape closes. */
export function Drawer({ title, label, close, children }: DrawerProps) {
    const drawer = useRef<HTMLElement>(null);
    const latest = useRef(close);
    latest.current = close;
    useEffect(() => {
        const before = document.activeElement as HTMLElement | null;
        drawer.current?.focus({ preventScroll: true });
        return () => before?.focus?.({ preventScroll: true });
    }, []);
    useEffect(() => {
        const key = (event: KeyboardEvent) =>
            event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]") && latest.current();
        document.addEventListener("keydown", key);
        return () => document.removeEventListener("keydown", key);
    }, []);
    return (
        <aside ref={drawer} class="drawer" aria-label={label} tabIndex={-1}>
            <header>
                <h2>{title}</h2>
                <button class="quiet icon-button" aria-label="Close" onClick={close}>
                    <Icon name="close" />
                </button>
            </header>
            <div class="drawer-body">{children}</div>
        </aside>
    );
}
