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
        element.scrollTop = 0; // a long one shows its beginning, wherever its first button is
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

interface DialogActionsProps {
    verb: string;
    error?: string;
    close(): void;
    disabled?: boolean;
    danger?: boolean;
}

/** What a form in a dialog ends with: what went wrong, a way back, and the action. */
export function DialogActions({ verb, error, close, disabled, danger }: DialogActionsProps) {
    return (
        <div class="dialog-actions">
            {error && (
                <p class="wrong" role="alert">
                    {error}
                </p>
            )}
            <button type="button" class="button" onClick={close}>
                Cancel
            </button>
            <button class={danger ? "button danger" : "button main"} disabled={disabled}>
                {verb}
            </button>
        </div>
    );
}
