import { useEffect, useState } from "preact/hooks";
import type { Measures } from "../document/layout";

/** The columns of a screenplay, in letters: its widest text, a speech, and where names begin. */
const columns = { text: 60, speech: 38 };

/** What fits into a row, measured in the page's own type. */
export function useMeasures(sheet: HTMLElement | null): Measures {
    const [measures, setMeasures] = useState<Measures>(() => screenplay(60));
    useEffect(() => {
        if (!sheet) return;
        const measure = () => {
            const ruler = document.createElement("span");
            ruler.className = "ruler";
            ruler.textContent = "0".repeat(100);
            sheet.append(ruler);
            const letter = ruler.getBoundingClientRect().width / 100;
            ruler.remove();
            const style = getComputedStyle(sheet);
            const room = sheet.clientWidth - Number.parseFloat(style.getPropertyValue("--beside"));
            setMeasures(
                style.getPropertyValue("--flat").trim() === "1" ? flat(Math.floor(room / letter)) : screenplay(Math.floor(room / letter)),
            );
        };
        const watch = new ResizeObserver(measure);
        watch.observe(sheet);
        void document.fonts.ready.then(measure);
        return () => watch.disconnect();
    }, [sheet]);
    return measures;
}

function screenplay(room: number): Measures {
    const text = Math.min(columns.text, room);
    return {
        letters: { heading: text, direction: text, prose: text, transition: text, speech: Math.min(columns.speech, room) },
        row: 24,
        gap: 16,
        cue: 24,
    };
}

/** The list of lines of a phone: everything begins at the left. */
function flat(room: number): Measures {
    return { letters: { heading: room, direction: room, prose: room, transition: room, speech: room }, row: 24, gap: 12, cue: 22 };
}
