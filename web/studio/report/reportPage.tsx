import { useState } from "preact/hooks";
import { useAsked } from "../../parts/asked";
import { Empty, Failure, Skeleton } from "../../parts/states";
import { attempt } from "../../parts/toast";
import type { Scorecard, Show } from "../api";
import { client } from "../client";
import { toShow } from "../route";
import { useStudioEvents } from "../shell/events";
import { ShowHead } from "../shell/showHead";
import { useShow } from "../shell/useShow";
import { Comparisons } from "./comparisons";

/** How much what a model writes reads like the show. */
export function ReportPage({ id }: { id: string }) {
    const show = useShow(id);
    if (!show.value) {
        return show.error ? (
            <Failure wanted="The show cannot be opened." error={show.error} retry={show.retry} />
        ) : (
            <Skeleton lines={3} height={120} />
        );
    }
    return <Report show={show.value} />;
}

function Report({ show }: { show: Show }) {
    const models = useAsked(() => client.models(show.id), [show.id, show.models]).value ?? [];
    const [chosen, setChosen] = useState<string>();
    const model = chosen ?? show.model?.name;
    const { card, setCard, error, retry } = useScorecard(show.id, model);
    const measure = () => attempt(async () => setCard(await client.score(show.id, { model })));
    if (!show.model) {
        return (
            <>
                <ShowHead show={show} page="report" />
                <Empty text="A report compares what a model writes with the show's own scripts. There is no model yet.">
                    <a class="button main" href={toShow(show.id, "train")}>
                        Train one
                    </a>
                </Empty>
            </>
        );
    }
    const isIdle = card?.phase === "none" || card?.phase === "failed";
    return (
        <>
            <ShowHead show={show} page="report">
                {models.length > 1 && (
                    <select class="input model-choice" aria-label="Model" onChange={(event) => setChosen(event.currentTarget.value)}>
                        {models.map((one) => (
                            <option key={one.name} value={one.name} selected={one.name === model}>
                                {one.name}
                            </option>
                        ))}
                    </select>
                )}
                {card && card.phase !== "running" && (
                    <button class="button main" onClick={measure}>
                        {isIdle ? "Measure" : "Measure again"}
                    </button>
                )}
            </ShowHead>
            {error && <Failure wanted="The report cannot be shown." error={error} retry={retry} />}
            {!card && !error && <Skeleton lines={3} height={120} />}
            {card?.phase === "none" && (
                <p class="prose soft">
                    The model writes twenty scenes. They are compared with as much of the show's own text that it has not learnt, and with
                    the same lines in random order. That takes some minutes.
                </p>
            )}
            {card?.phase === "failed" && <p class="wrong">{card.error}</p>}
            {card?.phase === "running" && (
                <p class="training-line prose" role="status">
                    <progress max={1} value={card.position} aria-label="Report" />
                    <span class="soft">{`Writes and measures scenes, ${Math.round(card.position * 100)} %`}</span>
                </p>
            )}
            {card?.phase === "done" && <Card card={card} />}
            <Comparisons show={show} models={models} />
        </>
    );
}

function Card({ card }: { card: Scorecard }) {
    return (
        <>
            <section aria-label="Verdicts">
                <ul class="verdicts">
                    {card.verdicts.map((verdict) => (
                        <li key={verdict.title} class={`grade-${verdict.grade}`}>
                            <h2>{verdict.title}</h2>
                            <p class="soft">{verdict.text}</p>
                        </li>
                    ))}
                </ul>
            </section>
            <section class="block" aria-labelledby="measures">
                <h2 id="measures">Against real text</h2>
                <div class="measures" tabIndex={0} role="region" aria-labelledby="measures">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">measure</th>
                                <th scope="col" class="number">
                                    written
                                </th>
                                <th scope="col" class="number">
                                    real
                                </th>
                                <th scope="col" class="number">
                                    shuffled
                                </th>
                            </tr>
                        </thead>
                        <tbody>
                            {card.rows.map((row) => (
                                <tr key={row.measure}>
                                    <th scope="row">{row.measure}</th>
                                    <td class="number">{row.written}</td>
                                    <td class="number">{row.real}</td>
                                    <td class="number soft">{row.shuffled}</td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            </section>
            {card.samples.length > 0 && (
                <section class="block" aria-labelledby="written-scenes">
                    <h2 id="written-scenes">What it wrote</h2>
                    <div class="report-samples">
                        {card.samples.map((sample, index) => (
                            <p key={index} class="script-font" tabIndex={0} role="region" aria-label={`Scene ${index + 1}`}>
                                {sample}
                            </p>
                        ))}
                    </div>
                </section>
            )}
        </>
    );
}

function useScorecard(show: string, model: string | undefined) {
    const { value: card, set: setCard, error, retry } = useAsked(() => client.scorecard(show, model), [show, model]);
    useStudioEvents((event) => {
        if (event.type === "connected") retry();
        if (event.type === "scorecard" && event.data.show === show && event.data.scorecard.model === model) setCard(event.data.scorecard);
    });
    return { card, setCard, error: card ? undefined : error, retry };
}
