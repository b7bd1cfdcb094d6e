import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { Icon } from "../../../parts/icon";
import type { Controls } from "../../api";
import { drawerPages, isSet, type DrawerPage } from "./pages";

interface DrawerProps {
    page: DrawerPage;
    controls: Controls;
    open(page: DrawerPage): void;
    close(): void;
    children: ComponentChildren;
}

/** The controls beside the page; a sheet from below on a phone. */
export function WritingDrawer({ page, controls, open, close, children }: DrawerProps) {
    const tabs = useRef<HTMLDivElement>(null);
    const key = (event: KeyboardEvent) => {
        const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (by === 0) return;
        event.preventDefault();
        const next = (drawerPages.indexOf(page) + by + drawerPages.length) % drawerPages.length;
        open(drawerPages[next]!);
        (tabs.current!.children[next] as HTMLElement).focus();
    };
    return (
        <aside class="side" aria-label="Controls" onKeyDown={(event) => event.key === "Escape" && !event.defaultPrevented && close()}>
            <header>
                <div ref={tabs} class="side-tabs" role="tablist" aria-label="Controls" onKeyDown={key}>
                    {drawerPages.map((one) => (
                        <button
                            key={one}
                            id={`tab-${one}`}
                            role="tab"
                            aria-selected={one === page}
                            aria-controls="side-body"
                            tabIndex={one === page ? 0 : -1}
                            onClick={() => open(one)}
                        >
                            {one}
                            {isSet(one, controls) && <span class="set-mark" aria-label=", something is set" />}
                        </button>
                    ))}
                </div>
                <button class="quiet icon-button" aria-label="Close the controls" onClick={close}>
                    <Icon name="close" />
                </button>
            </header>
            <div class="side-body" id="side-body" role="tabpanel" aria-labelledby={`tab-${page}`} tabIndex={0}>
                {children}
            </div>
        </aside>
    );
}
