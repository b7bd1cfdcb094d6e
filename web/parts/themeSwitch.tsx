import { useState } from "preact/hooks";
import { chooseTheme, chosenTheme, type Theme } from "../theme/theme";
import { Icon } from "./icon";

const next: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const names: Record<Theme, string> = { system: "Auto", light: "Light", dark: "Dark" };

/** Light, dark, or as the system has it. */
export function ThemeSwitch({ class: name }: { class: string }) {
    const [theme, setTheme] = useState(chosenTheme());
    const turn = () => {
        chooseTheme(next[theme]);
        setTheme(next[theme]);
    };
    return (
        <button class={name} aria-label={`Colours: ${names[theme]}. Change to ${names[next[theme]]}`} onClick={turn}>
            <Icon name={theme} />
            <span>{names[theme]}</span>
        </button>
    );
}
