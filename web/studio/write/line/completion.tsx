import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { completions } from "../document/typed";

/** Names or headings that go on from what is typed: arrows choose one, Enter or Tab takes it. */
export function useCompletion(typed: string, from: string[], take: (text: string) => void, id: string) {
    const [active, setActive] = useState(0);
    const [closed, setClosed] = useState<string>();
    const found = closed === typed ? [] : completions(typed, from);
    const at = Math.min(active, found.length - 1);
    const accept = (text: string) => {
        take(text);
        setClosed(text);
        setActive(0);
    };
    /** Whether the key was for the list. */
    const key = (event: KeyboardEvent): boolean => {
        if (found.length === 0) return false;
        if (event.key === "ArrowDown") setActive((at + 1) % found.length);
        else if (event.key === "ArrowUp") setActive((at + found.length - 1) % found.length);
        else if ((event.key === "Enter" || event.key === "Tab") && (typed.trim() !== "" || at > 0) && !event.shiftKey) accept(found[at]!);
        else if (event.key === "Escape") setClosed(typed);
        else return false;
        event.preventDefault();
        return true;
    };
    const list: ComponentChildren = found.length > 0 && (
        <ul class="completions" role="listbox" id={id} aria-label="Completions">
            {found.map((text, index) => (
                <li
                    key={text}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === at}
                    onMouseDown={(event) => {
                        event.preventDefault();
                        accept(text);
                    }}
                >
                    {text}
                </li>
            ))}
        </ul>
    );
    const props = {
        role: "combobox" as const,
        "aria-autocomplete": "list" as const,
        "aria-expanded": found.length > 0,
        "aria-controls": found.length > 0 ? id : undefined,
        "aria-activedescendant": found.length > 0 ? `${id}-${at}` : undefined,
        autocomplete: "off",
    };
    return { list, key, props };
}
