import { useEffect, useState } from "preact/hooks";
import { counted, number } from "../../charts/format";
import { useAsked } from "../../parts/asked";
import type { Model, Options, Show, TrainingRequest } from "../api";
import { client } from "../client";
import { OptionTable } from "../options/optionTable";
import { MinutesSlider } from "./minutesSlider";

interface StartProps {
    show: Show;
    /** Whether something has been trained here before. */
    again: boolean;
    models: Model[];
    start(request: TrainingRequest): void;
}

/** How long to learn, what that buys, and everything else folded away. */
export function Start({ show, again, models, start }: StartProps) {
    const [minutes, setMinutes] = useState(10);
    const [options, setOptions] = useState<Options>(show.trainingOptions);
    const [from, setFrom] = useState("");
    const table = useAsked(client.trainingOptions, []);
    const submit = (event: Event) => {
        event.preventDefault();
        start({ minutes, options, from: from || undefined });
    };
    return (
        <form class="start block" aria-label="Train a model" onSubmit={submit}>
            <h2>{again ? "Train another model" : "How long should it learn?"}</h2>
            <MinutesSlider minutes={minutes} set={setMinutes} />
            <Forecast show={show} minutes={minutes} from={from} />
            <label class="field start-from">
                <span>Begin with</span>
                <select class="input" onChange={(event) => setFrom(event.currentTarget.value)}>
                    <option value="">English, if that helps</option>
                    <option value="none">nothing: learn from the scripts alone</option>
                    {models.map((model) => (
                        <option key={model.name} value={model.name} selected={model.name === from}>
                            {`what ${model.name} knows`}
                        </option>
                    ))}
                </select>
            </label>
            <details class="fold">
                <summary>
                    All options
                    {Object.keys(options).length > 0 && <span class="count-mark">{`${Object.keys(options).length} set`}</span>}
                </summary>
                <OptionTable groups={table.value ?? []} values={options} set={setOptions} without={["minutes"]} />
            </details>
            <div>
                <button class="button main">{`Train for ${counted(minutes, "minute")}`}</button>
            </div>
        </form>
    );
}

function Forecast({ show, minutes, from }: { show: Show; minutes: number; from: string }) {
    const [asked, setAsked] = useState(minutes);
    useEffect(() => {
        const timer = setTimeout(() => setAsked(minutes), 150);
        return () => clearTimeout(timer);
    }, [minutes]);
    const forecast = useAsked(() => client.forecast(show.id, asked, from), [show.id, show.words, asked, from]);
    if (forecast.error) return <p class="wrong">{forecast.error.message}</p>;
    const { perplexity, text = "" } = forecast.value ?? {};
    const end = text.indexOf(". ") + 1;
    return (
        <div class="forecast" role="status">
            <p class="forecast-words">{end > 0 ? text.slice(0, end) : text}</p>
            <p class="prose small soft">
                {end > 0 && text.slice(end + 1)}
                {perplexity && ` Perplexity ${number(perplexity.low, 2)} to ${number(perplexity.high, 2)}.`}
            </p>
        </div>
    );
}
