export type Theme = "light" | "dark" | "system";

const key = "theme";
const night = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

/** What the reader chose: light, dark, or as the system has it. */
export function chosenTheme(): Theme {
    const stored = storage()?.getItem(key);
    return stored === "light" || stored === "dark" ? stored : "system";
}

export function chooseTheme(theme: Theme): void {
    storage()?.setItem(key, theme);
    apply();
}

/** Calls back after the colours changed: canvases have to be drawn again. */
export function onThemeChange(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/** The value of a token now, for a canvas, which reads no style sheet. */
export function token(name: string): string {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

export function startTheme(): void {
    night.addEventListener("change", apply);
    apply();
}

function apply(): void {
    const chosen = chosenTheme();
    document.documentElement.dataset["theme"] = chosen === "system" ? (night.matches ? "dark" : "light") : chosen;
    for (const listener of listeners) listener();
}

// A page opened from a file, or with storage forbidden, forgets the choice.
function storage(): Storage | undefined {
    try {
        return localStorage;
    } catch {
        return undefined;
    }
}
