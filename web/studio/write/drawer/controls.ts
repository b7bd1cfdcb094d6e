import type { Controls, OptionGroup } from "../../api";

/** A slider over several controls at once: what each of its places sets. The middle one sets nothing. */
export interface Scale {
    name: string;
    low: string;
    high: string;
    /** Names of the controls that it owns. */
    owns: string[];
    places: { text: string; sets: Controls }[];
}

export const scales: Scale[] = [
    {
        name: "How wild",
        low: "tame",
        high: "wild",
        owns: ["temperature", "top-k", "min-p"],
        places: [
            { text: "as tame as it goes", sets: { temperature: 0.4, "top-k": 10 } },
            { text: "tame", sets: { temperature: 0.6, "top-k": 20 } },
            { text: "as usual", sets: {} },
            { text: "lively", sets: { temperature: 1, "top-k": 0 } },
            { text: "wild", sets: { temperature: 1.3, "top-k": 0, "min-p": 0.02 } },
        ],
    },
    {
        name: "How long",
        low: "short",
        high: "long",
        owns: ["shortest-line", "longest-line"],
        places: [
            { text: "at most 6 words a line", sets: { "longest-line": 6 } },
            { text: "at most 12 words a line", sets: { "longest-line": 12 } },
            { text: "as usual", sets: {} },
            { text: "at least 8 words a line", sets: { "shortest-line": 8 } },
            { text: "at least 16 words a line", sets: { "shortest-line": 16 } },
        ],
    },
    {
        name: "How new",
        low: "familiar",
        high: "new",
        owns: ["max-copied", "candidates", "lambda"],
        places: [
            { text: "the likeliest of eight lines", sets: { candidates: 8, lambda: 0 } },
            { text: "the likelier of four lines", sets: { candidates: 4, lambda: 0.5 } },
            { text: "as usual", sets: {} },
            { text: "at most 7 words copied in a row", sets: { "max-copied": 7 } },
            { text: "at most 4 words copied in a row", sets: { "max-copied": 4 } },
        ],
    },
];

/** Where a slider stands; −1: its controls have been set one by one. */
export function placeOf(scale: Scale, controls: Controls): number {
    const own = Object.fromEntries(Object.entries(controls).filter(([name]) => scale.owns.includes(name)));
    return scale.places.findIndex(({ sets }) => isSame(sets, own));
}

/** The controls with a slider moved. */
export function moveTo(scale: Scale, place: number, controls: Controls): Controls {
    const others = Object.entries(controls).filter(([name]) => !scale.owns.includes(name));
    return { ...Object.fromEntries(others), ...scale.places[place]!.sets };
}

/** The sliders whose controls a model's table has. */
export function scalesOf(groups: OptionGroup[]): Scale[] {
    const names = new Set(groups.flatMap((group) => group.options.map((option) => option.name)));
    return scales.filter((scale) => scale.owns.every((name) => names.has(name)));
}

function isSame(one: Controls, other: Controls): boolean {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
