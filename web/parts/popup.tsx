import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface PopupProps {
  text: ComponentChildren;
  label?: string;
  class?: string;
  children: (close: () => void) => ComponentChildren;
}

/** A button and what it opens below itself. Escape and a click elsewhere close it. */
export function Popup({ text, label, class: name, children }: PopupProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => !box.current?.contains(event.target as Node) && setOpen(false);
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  return (
    <div class="popup" ref={box} onKeyDown={(event) => event.key === "Escape" && open && close()}>
      <button ref={button} class={name ?? "button"} aria-expanded={open} aria-label={label} onClick={() => setOpen(!open)}>
        {text}
      </button>
      {open && <div class="popup-panel">{children(close)}</div>}
    </div>
  );
}
