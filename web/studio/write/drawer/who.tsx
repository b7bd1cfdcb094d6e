import { useState } from "preact/hooks";
import { count } from "../../../charts/format";
import type { Controls, Show } from "../../api";
import { listOf, numbersOf, unlessEmpty, withValue } from "../../options/values";
import { castClass } from "../../shell/cast";

interface WhoProps {
    show: Show;
    cast: string[];
    controls: Controls;
    set(controls: Controls): void;
}

/** Who may speak, and how often. Nobody chosen means everybody. */
export function Who({ show, cast, controls, set }: WhoProps) {
    const [most, setMost] = useState(12);
    const chosen = listOf(controls["cast"]).map((name) => name.toLowerCase());
    const weights = numbersOf(controls["weight"]);
    const isChosen = (name: string) => chosen.includes(name.toLowerCase());
    const toggle = (name: string) => {
        const next = isChosen(name) ? chosen.filter((one) => one !== name.toLowerCase()) : [...chosen, name.toLowerCase()];
        set(withValue(controls, "cast", unlessEmpty(next)));
    };
    const weigh = (name: string, weight: number) => {
        const next = withValue(weights, name.toLowerCase(), weight === 1 ? undefined : weight);
        set(withValue(controls, "weight", unlessEmpty(next)));
    };
    return (
        <section class="block">
            <p class="hint">{chosen.length === 0 ? "Everybody may speak. Choose some, and only they do." : "Only these speak."}</p>
            <ul class="who">
                {cast.slice(0, most).map((name) => (
                    <li key={name} class={castClass(show.cast, name)}>
                        <button class="chip" aria-pressed={isChosen(name)} onClick={() => toggle(name)}>
                            <span class="cast-dot" aria-hidden="true" />
                            {name}
                        </button>
                        <label class="who-weight">
                            <span class="unseen">{`How often ${name} speaks`}</span>
                            <select
                                class="input"
                                data-set={weights[name.toLowerCase()] !== undefined}
                                onChange={(event) => weigh(name, Number(event.currentTarget.value))}
                            >
                                {[0, 0.5, 1, 2, 4].map((weight) => (
                                    <option key={weight} value={weight} selected={weight === (weights[name.toLowerCase()] ?? 1)}>
                                        {weightNames[weight]}
                                    </option>
                                ))}
                            </select>
                        </label>
                    </li>
                ))}
            </ul>
            {cast.length > most && (
                <button class="quiet more-rows" onClick={() => setMost(cast.length)}>
                    {`Show all ${count(cast.length)}`}
                </button>
            )}
            <label class="check-line">
                <input
                    type="checkbox"
                    checked={controls["take-turns"] === true}
                    onChange={(event) => set(withValue(controls, "take-turns", event.currentTarget.checked || undefined))}
                />
                Nobody speaks twice in a row
            </label>
        </section>
    );
}

const weightNames: Record<number, string> = { 0: "never", 0.5: "half as often", 1: "as usual", 2: "twice as often", 4: "4 times as often" };
