import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface DialogProps {
    title: string;
    close(): void;
    children: ComponentChildren;
}

/** A question in front of the page. Escape closes it; focus stays inside and goes back afterwards. */
export function Dialog({ title, close, children }: DialogProps) {
    const dialog = useRef<HTMLDialogElement>(null);
    useEffect(() => {
        const element = dialog.current!;
        const before = document.activeElement as HTMLElement | null;
        element.showModal();
        return () => {
            element.close();
            before?.focus?.({ preventScroll: true });
        };
    }, []);
    const outside = (event: MouseEvent) => event.target === dialog.current && close();
    return (
        <dialog ref={dialog} class="dialog" aria-label={title} onCancel={close} onMouseDown={outside}>
            <div class="dialog-body">
                <h2>{title}</h2>
                {children}
            </div>
        </dialog>
    );
}
