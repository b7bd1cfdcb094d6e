import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon";

interface DropProps {
    /** What dropping here does: "Add to the show". */
    text: string;
    take(files: File[]): void;
}

/** Takes files that are dropped anywhere on the window, and text that is pasted outside of a field. */
export function DropWindow({ text, take }: DropProps) {
    const [over, setOver] = useState(false);
    const latest = useRef(take);
    latest.current = take;
    useEffect(() => {
        const has = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
        const drag = (event: DragEvent) => {
            if (!has(event)) return;
            event.preventDefault();
            setOver(true);
        };
        const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
        const drop = (event: DragEvent) => {
            setOver(false);
            if (!has(event)) return;
            event.preventDefault();
            latest.current([...event.dataTransfer!.files]);
        };
        const paste = (event: ClipboardEvent) => {
            if ((event.target as Element).closest("input, textarea, [contenteditable], dialog")) return;
            const files = [...(event.clipboardData?.files ?? [])];
            const words = event.clipboardData?.getData("text/plain").trim();
            if (files.length > 0) latest.current(files);
            else if (words?.includes("\n")) latest.current([new File([words], "pasted.txt", { type: "text/plain" })]);
        };
        const events = { dragenter: drag, dragover: drag, dragleave: leave, drop, paste } as unknown as Record<string, EventListener>;
        for (const [name, listener] of Object.entries(events)) addEventListener(name, listener);
        return () => {
            for (const [name, listener] of Object.entries(events)) removeEventListener(name, listener);
        };
    }, []);
    return over ? (
        <div class="drop-window" aria-hidden="true">
            <p>{text}</p>
        </div>
    ) : null;
}

/** Opens the system's dialog for files. */
export function FileButton({ class: name, take, children }: { class: string; take(files: File[]): void; children: ComponentChildren }) {
    const { choose, field } = useFiles(take, true);
    return (
        <>
            <button class={name} onClick={choose}>
                <Icon name="plus" />
                {children}
            </button>
            {field}
        </>
    );
}

/** What opens the system's dialog for files, and the hidden field that it needs somewhere on the page. */
export function useFiles(take: (files: File[]) => void, multiple: boolean) {
    const input = useRef<HTMLInputElement>(null);
    const field = (
        <input
            ref={input}
            type="file"
            multiple={multiple}
            hidden
            onChange={(event) => {
                const files = [...(event.currentTarget.files ?? [])];
                event.currentTarget.value = "";
                if (files.length > 0) take(files);
            }}
        />
    );
    return { choose: () => input.current!.click(), field };
}
