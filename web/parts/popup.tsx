import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface PopupProps {
    text: ComponentChildren;
    label?: string;
    /** Of the button. */
    title?: string;
    class?: string;
    children: (close: () => void) => ComponentChildren;
}

/** A button and what it opens below itself, over whatever would cut it off. Escape and a click elsewhere close it. */
export function Popup({ text, label, title, class: name, children }: PopupProps) {
    const [at, setAt] = useState<Place>();
    const open = at !== undefined;
    const box = useRef<HTMLDivElement>(null);
    const button = useRef<HTMLButtonElement>(null);
    const close = () => {
        setAt(undefined);
        button.current?.focus();
    };
    const toggle = () => {
        setAt(open ? undefined : placeAt(button.current!.getBoundingClientRect()));
    };
    const key = (event: KeyboardEvent) => {
        if (event.key !== "Escape" || !open) return;
        event.preventDefault();
        close();
    };
    useEffect(() => {
        if (!open) return;
        const outside = (event: Event) => !box.current?.contains(event.target as Node) && setAt(undefined);
        document.addEventListener("pointerdown", outside);
        document.addEventListener("scroll", outside, true);
        return () => {
            document.removeEventListener("pointerdown", outside);
            document.removeEventListener("scroll", outside, true);
        };
    }, [open]);
    return (
        <div class="popup" ref={box} onKeyDown={key}>
            <button ref={button} class={name ?? "button"} aria-expanded={open} aria-label={label} title={title} onClick={toggle}>
                {text}
            </button>
            {open && (
                <div class="popup-panel" style={at}>
                    {children(close)}
                </div>
            )}
        </div>
    );
}

type Place = Partial<Record<"top" | "bottom" | "left" | "right" | "maxHeight", string>>;

/** Below a button, or above it where there is more room; from its nearer side to the middle of the page. */
function placeAt(button: DOMRect): Place {
    const width = document.documentElement.clientWidth;
    const side =
        button.left + button.right < width
            ? { left: `${Math.max(8, button.left)}px` }
            : { right: `${Math.max(8, width - button.right)}px` };
    const below = innerHeight - button.bottom - 16;
    return below >= button.top
        ? { top: `${button.bottom + 4}px`, maxHeight: `${below}px`, ...side }
        : { bottom: `${innerHeight - button.top + 4}px`, maxHeight: `${button.top - 16}px`, ...side };
}
