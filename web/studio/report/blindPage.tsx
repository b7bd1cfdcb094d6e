import { useEffect } from "preact/hooks";
import { counted, number, percent } from "../../charts/format";
import { useAsked } from "../../parts/asked";
import { Failure, Skeleton } from "../../parts/states";
import { attempt } from "../../parts/toast";
import type { Choice, Comparison, ComparisonResult, Show } from "../api";
import type { Line } from "../scene";
import { client } from "../client";
import { toShow } from "../route";
import { useStudioEvents } from "../shell/events";
import { contestantName, verdictOf } from "./comparisons";
import { ScriptLine } from "../shell/scriptLine";
import { ShowHead } from "../shell/showHead";
import { useShow } from "../shell/useShow";

/** One blind comparison: a pair at a time, and the result once all are answered. */
export function BlindPage({ show: showId, id }: { show: string; id: string }) {
    const show = useShow(showId);
    const asked = useAsked(() => client.comparison(showId, id), [showId, id]);
    const comparison = asked.value;
    useStudioEvents((event) => {
        if (event.type === "connected" || (event.type === "comparison" && event.data.id === id)) asked.retry();
    });
    const error = show.error ?? asked.error;
    if (!show.value || !comparison) {
        return error ? (
            <Failure wanted="The comparison cannot be opened." error={error} retry={() => (show.retry(), asked.retry())} />
        ) : (
            <Skeleton lines={3} height={160} />
        );
    }
    const pair = comparison.pairs.find((one) => one.choice === null);
    const answer = (choice: Choice) => pair && attempt(async () => asked.set(await client.answer(showId, id, pair.number, choice)));
    return (
        <>
            <ShowHead show={show.value} page="report">
                <a class="button" href={toShow(showId, "report")}>
                    Back to the report
                </a>
            </ShowHead>
            {comparison.result ? (
                <Result result={comparison.result} />
            ) : comparison.phase === "failed" ? (
                <Failure wanted="The pairs could not be written." error={new Error(comparison.error ?? "")} />
            ) : (
                <>
                    <p class="training-line prose" role="status">
                        <progress max={comparison.wanted} value={comparison.answered} aria-label="Answered" />
                        <span class="soft">{`${comparison.answered} of ${comparison.wanted} answered`}</span>
                    </p>
                    {pair ? (
                        <PairChoice key={pair.number} pair={pair} show={show.value} answer={answer} />
                    ) : (
                        <p class="soft" role="status">
                            The next pair is being written.
                        </p>
                    )}
                </>
            )}
        </>
    );
}

interface PairProps {
    pair: Comparison["pairs"][number];
    show: Show;
    answer(choice: Choice): void;
}

function PairChoice({ pair, show, answer }: PairProps) {
    useEffect(() => {
        const key = (event: KeyboardEvent) => {
            if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest("input, select, textarea")) return;
            const choice = ({ "1": "1", "2": "2", "0": "tie" } as Record<string, Choice>)[event.key];
            if (choice) answer(choice);
        };
        addEventListener("keydown", key);
        return () => removeEventListener("keydown", key);
    });
    return (
        <section class="block" aria-label={`Pair ${pair.number}`}>
            {pair.before.length > 0 && (
                <div class="blind-before">
                    <h2 class="blind-title">What came before</h2>
                    <Scene lines={pair.before} show={show} />
                </div>
            )}
            <div class="blind-pair">
                <Version title="1" lines={pair.first} show={show} choose={() => answer("1")} />
                <Version title="2" lines={pair.second} show={show} choose={() => answer("2")} />
            </div>
            <div class="blind-tie">
                <button class="button" onClick={() => answer("tie")}>
                    Both the same <kbd>0</kbd>
                </button>
            </div>
        </section>
    );
}

function Version({ title, lines, show, choose }: { title: "1" | "2"; lines: Line[]; show: Show; choose(): void }) {
    return (
        <article class="blind-version">
            <Scene lines={lines} show={show} />
            <button class="button main" onClick={choose}>
                {title === "1" ? "The first is better" : "The second is better"} <kbd>{title}</kbd>
            </button>
        </article>
    );
}

function Scene({ lines, show }: { lines: Line[]; show: Show }) {
    return (
        <div class="blind-scene script-font">
            {lines.map((line) => (
                <ScriptLine key={line.id} line={line} cast={show.cast} />
            ))}
        </div>
    );
}

function Result({ result }: { result: ComparisonResult }) {
    const { a, b, aWins, bWins, ties, share, low, high } = result;
    const [one, other] = [contestantName(a), contestantName(b)];
    const between = `between ${percent(low)} and ${percent(high)}`;
    return (
        <section class="block blind-result" aria-labelledby="result">
            <h2 id="result">{verdictOf(result)}</h2>
            <p class="prose soft">
                {aWins + bWins === 0
                    ? "No answer prefers either."
                    : `“${one}” was preferred in ${percent(share)} of ${counted(aWins + bWins, "pair")} without ties, ` +
                      `${between} with 95 % confidence.`}
                {low <= 0.5 && high >= 0.5 && " More pairs narrow that down."}
            </p>
            <div class="interval" role="img" aria-label={`${one}: ${percent(share)}, ${between}`}>
                <span class="interval-range" style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
                <span class="interval-middle" />
                <span class="interval-at" style={{ left: `${share * 100}%` }} />
            </div>
            <p class="interval-ends small">
                <span>{`← ${other}`}</span>
                <span>{`${one} →`}</span>
            </p>
            <dl class="facts">
                <div>
                    <dt>{one}</dt>
                    <dd>{counted(aWins, "win")}</dd>
                </div>
                <div>
                    <dt>{other}</dt>
                    <dd>{counted(bWins, "win")}</dd>
                </div>
                <div>
                    <dt>ties</dt>
                    <dd>{number(ties)}</dd>
                </div>
            </dl>
        </section>
    );
}
