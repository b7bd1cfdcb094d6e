import { useState } from "preact/hooks";
import { counted, duration, number } from "../../charts/format";
import { useAsked } from "../../parts/asked";
import { attempt } from "../../parts/toast";
import type { Show, Tuning } from "../api";
import { client } from "../client";
import { useStudioEvents } from "../shell/events";
import { isOpen } from "../shell/phase";
import { MinutesSlider } from "./minutesSlider";

/** A search for the options that suit this show; the best model joins it. */
export function TuningBlock({ show }: { show: Show }) {
    const { value: tuning, set: setTuning, retry } = useAsked(() => client.tuning(show.id), [show.id]);
    const [minutes, setMinutes] = useState(60);
    useStudioEvents((event) => {
        if (event.type === "connected") retry();
        if (event.type === "tuning" && event.data.show === show.id) setTuning(event.data);
    });
    const open = tuning && isOpen(tuning);
    const start = (event: Event) => {
        event.preventDefault();
        void attempt(async () => setTuning(await client.tune(show.id, { minutes })));
    };
    return (
        <details class="fold tuning" open={open || undefined}>
            <summary>Search for better options</summary>
            <div class="block">
                <p class="prose soft">
                    Many short trainings with different options, and a last one with the best. It takes longer than a training, and finds
                    what suits this show.
                </p>
                {tuning && <Found tuning={tuning} />}
                {open ? (
                    <div>
                        <button class="button" onClick={() => attempt(async () => setTuning(await client.stopTuning(show.id)))}>
                            Stop the search
                        </button>
                    </div>
                ) : (
                    <form class="block" onSubmit={start}>
                        <MinutesSlider minutes={minutes} set={setMinutes} />
                        <div>
                            <button class="button">Start a search</button>
                        </div>
                    </form>
                )}
            </div>
        </details>
    );
}

function Found({ tuning }: { tuning: Tuning }) {
    return (
        <div class="block" role="status">
            {isOpen(tuning) && <progress max={tuning.minutes * 60} value={tuning.seconds} aria-label="Search" />}
            <p>
                {tuning.phase === "failed"
                    ? tuning.error
                    : [
                          `${counted(tuning.trials, "trial")} in ${duration(tuning.seconds * 1000)}`,
                          tuning.best === null ? "" : `best perplexity ${number(tuning.best, 3)}`,
                          tuning.model ? `${tuning.model} has joined the show` : "",
                      ]
                          .filter(Boolean)
                          .join(", ") + "."}{" "}
                {tuning.study && <a href={tuning.study}>Watch the trials</a>}
            </p>
            {tuning.bestOptions.length > 0 && (
                <dl class="best-options small">
                    {tuning.bestOptions.map(({ label, value }) => (
                        <div key={label}>
                            <dt>{label}</dt>
                            <dd>{value}</dd>
                        </div>
                    ))}
                </dl>
            )}
        </div>
    );
}
