import { useState } from "preact/hooks";
import type { Controls } from "../../api";
import { OptionTable } from "../../options/optionTable";
import { moveTo, placeOf, scalesOf } from "./controls";
import type { TablePageProps } from "./pages";
import { usePresets } from "./presets";

/** Three sliders, and every control behind them. */
export function How({ groups, controls, set, cast }: TablePageProps) {
    return (
        <section class="block">
            {scalesOf(groups).map((scale) => {
                const place = placeOf(scale, controls);
                const text = place < 0 ? "set one by one" : scale.places[place]!.text;
                return (
                    <label key={scale.name} class="scale">
                        <span class="scale-head">
                            <span>{scale.name}</span>
                            <span class="small soft">{text}</span>
                        </span>
                        <input
                            type="range"
                            min={0}
                            max={scale.places.length - 1}
                            value={place < 0 ? 2 : place}
                            data-off={place < 0}
                            aria-valuetext={text}
                            onInput={(event) => set(moveTo(scale, Number(event.currentTarget.value), controls))}
                        />
                        <span class="scale-ends small soft">
                            <span>{scale.low}</span>
                            <span>{scale.high}</span>
                        </span>
                    </label>
                );
            })}
            <Presets controls={controls} set={set} />
            <details class="fold">
                <summary>
                    All controls
                    {Object.keys(controls).length > 0 && <span class="count-mark">{`${Object.keys(controls).length} set`}</span>}
                </summary>
                <OptionTable groups={groups} values={controls} set={set} speakers={cast} />
            </details>
            {Object.keys(controls).length > 0 && (
                <div>
                    <button class="button" onClick={() => set({})}>
                        Set all back
                    </button>
                </div>
            )}
        </section>
    );
}

function Presets({ controls, set }: { controls: Controls; set(controls: Controls): void }) {
    const { presets, save, remove } = usePresets();
    const [name, setName] = useState("");
    const keep = (event: Event) => {
        event.preventDefault();
        save(name.trim(), controls);
        setName("");
    };
    return (
        <div class="presets block">
            {Object.keys(presets).length > 0 && (
                <ul class="chips" aria-label="Presets">
                    {Object.entries(presets).map(([name, preset]) => (
                        <li key={name}>
                            <button class="chip" onClick={() => set(preset)}>
                                {name}
                            </button>
                            <button class="quiet" aria-label={`Forget ${name}`} onClick={() => remove(name)}>
                                ×
                            </button>
                        </li>
                    ))}
                </ul>
            )}
            {Object.keys(controls).length > 0 && (
                <form class="preset-form" onSubmit={keep}>
                    <input
                        class="input"
                        aria-label="Name of a preset"
                        placeholder="Name these settings"
                        maxLength={40}
                        value={name}
                        onInput={(event) => setName(event.currentTarget.value)}
                    />
                    <button class="button" disabled={name.trim() === ""}>
                        Keep
                    </button>
                </form>
            )}
        </div>
    );
}
