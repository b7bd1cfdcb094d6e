import { useEffect, useMemo, useState } from "preact/hooks";
import { bestSoFar } from "../charts/history";
import { thinned } from "../charts/distribution";
import { edf, spread } from "../charts/edf";
import { counted, number, percent } from "../charts/format";
import { Frame } from "../charts/frame";
import { StepLines, type Series } from "../charts/lines";
import { Sized } from "../charts/sized";
import { Toggle } from "../charts/toggle";
import { allRows, bestRow, cell, results } from "../charts/trials";
import { go } from "../frame/navigate";
import { Empty, Failure, Skeleton } from "../parts/states";
import { useAsked } from "../parts/asked";
import { makeModel, type Model } from "../study/model";
import { bestText } from "./best";
import { client } from "./client";
import { toCompare, toStudy } from "./route";
import { StateBar } from "./stateBar";

const most = 8;
const height = 320;

/** Two or more studies: how fast each found its best, how its values are spread, and where its best lies. */
export function ComparePage({ ids }: { ids: string[] }) {
    useEffect(() => void (document.title = "Compare studies"), []);
    const list = useAsked(client.studies, []);
    const asked = useAsked(
        () => Promise.all(ids.slice(0, most).map(async (id) => makeModel(...(await Promise.all([client.header(id), client.columns(id)]))))),
        [ids.join()],
    );
    const models = asked.value ?? [];
    const others = (list.value?.studies ?? []).filter((study) => !ids.includes(study.id));
    return (
        <>
            <header class="page-head">
                <h1>Compare studies</h1>
                {others.length > 0 && ids.length < most && (
                    <select
                        class="input add-study"
                        aria-label="Add a study"
                        value=""
                        onChange={(event) => event.currentTarget.value && go(toCompare([...ids, event.currentTarget.value]))}
                    >
                        <option value="">Add a study</option>
                        {others.map((study) => (
                            <option value={study.id}>{study.name}</option>
                        ))}
                    </select>
                )}
            </header>
            {ids.length === 0 ? (
                <Empty text="Choose two or more studies, here or with the boxes in the list.">
                    <a class="button main" href="./">
                        Open the list
                    </a>
                </Empty>
            ) : asked.error ? (
                <Failure wanted="These studies cannot be compared." error={asked.error} retry={asked.retry} />
            ) : asked.value ? (
                <Comparison models={models} remove={(id) => go(toCompare(ids.filter((one) => one !== id)))} />
            ) : (
                <Skeleton lines={2} height={360} />
            )}
        </>
    );
}

function Comparison({ models, remove }: { models: Model[]; remove(id: string): void }) {
    const names = useMemo(() => distinct(models.map((model) => model.header.name)), [models]);
    const single = models
        .map((model, index) => ({ model, name: names[index]! }))
        .filter(({ model }) => model.trials.objectives.length === 1);
    return (
        <div class="study">
            <Best models={models} names={names} remove={remove} />
            {single.length < models.length && (
                <p class="banner">Studies with several objectives have no single best value and are left out of the curves.</p>
            )}
            {single.length > 0 && (
                <div class="charts">
                    <BestSoFar studies={single} />
                    <Spread studies={single} />
                </div>
            )}
        </div>
    );
}

interface Named {
    model: Model;
    name: string;
}

function BestSoFar({ studies }: { studies: Named[] }) {
    const [log, setLog] = useState(false);
    const counts = studies.map(({ model }) => Math.max(1, model.trials.count));
    const [logTrials, setLogTrials] = useState(Math.max(...counts) > 10 * Math.min(...counts));
    const series = useMemo(
        () =>
            studies.map(({ model, name }): Series => {
                const { trials } = model;
                const objective = trials.objectives[0]!;
                const best = bestSoFar(trials, allRows(model.trials.count), objective);
                const ys = best.map((row) => objective.values[row]!);
                return {
                    name,
                    xs: [...best.map((row) => trials.numbers[row]!), trials.numbers[trials.count - 1] ?? 0].map((number) => number + 1),
                    ys: [...ys, ys.at(-1) ?? NaN],
                };
            }),
        [studies],
    );
    const positive = series.every((one) => Array.from(one.ys).every((value) => !(value <= 0)));
    return (
        <Frame
            title="Best so far"
            height={height}
            summary="Best value of each study after each of its trials."
            controls={
                <>
                    <Toggle text="log trials" on={logTrials} set={setLogTrials} />
                    {positive && <Toggle text="log value" on={log} set={setLog} />}
                </>
            }
            sheet={() => ({
                columns: ["study", "trials", "best value"],
                rows: series.flatMap((one) => Array.from(one.xs, (x, index) => [one.name, x, one.ys[index]!])),
            })}
        >
            <Sized height={height}>
                {(width) => (
                    <StepLines
                        series={series}
                        xTitle="trials"
                        yTitle={metric(studies)}
                        label="Best value so far of each study"
                        width={width}
                        height={height}
                        logX={logTrials}
                        logY={log && positive}
                    />
                )}
            </Sized>
        </Frame>
    );
}

function Spread({ studies }: { studies: Named[] }) {
    const curves = useMemo(
        () =>
            studies.map(({ model, name }) => {
                const objective = model.trials.objectives[0]!;
                return {
                    name,
                    ...edf(
                        Float64Array.from(results(model.trials, allRows(model.trials.count), objective), (row) => objective.values[row]!),
                    ),
                };
            }),
        [studies],
    );
    const series = useMemo(() => curves.map((curve) => thinned(curve.name, curve)), [curves]);
    return (
        <Frame
            title="Distribution"
            height={height}
            summary="Share of each study’s results that are at most a value."
            sheet={() => ({
                columns: ["study", "value", "share"],
                rows: curves.flatMap((curve) =>
                    spread(curve.values.length, 1000).map((index) => [curve.name, curve.values[index]!, curve.shares[index]!]),
                ),
            })}
        >
            <Sized height={height}>
                {(width) => (
                    <StepLines
                        series={series}
                        xTitle={metric(studies)}
                        yTitle="share of results"
                        label="Distribution of each study’s values"
                        width={width}
                        height={height}
                        yRange={[0, 1]}
                    />
                )}
            </Sized>
        </Frame>
    );
}

/** One column a study: its best trial, parameter by parameter, with how much each explains. */
function Best({ models, names, remove }: { models: Model[]; names: string[]; remove(id: string): void }) {
    const parameters = [...new Set(models.flatMap((model) => model.trials.parameters.map((parameter) => parameter.name)))];
    const importances = useAsked(() => Promise.all(models.map(importancesOf)), [models]);
    const best = models.map((model) => bestRow(model.trials, allRows(model.trials.count), model.trials.objectives[0]!));
    return (
        <div class="table compare-table" tabIndex={0} role="region" aria-label="Best trials">
            <table>
                <thead>
                    <tr>
                        <th scope="col">study</th>
                        {models.map((model, index) => (
                            <th scope="col">
                                <span class={`cast-dot cast-${(index % 8) + 1}`} aria-hidden="true" />
                                <a href={toStudy(model.header.id)}>{names[index]}</a>{" "}
                                <button class="quiet" aria-label={`Remove ${names[index]}`} onClick={() => remove(model.header.id)}>
                                    ×
                                </button>
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    <Line
                        name="best"
                        cells={models.map((model) => (
                            <b>{bestText(model.header)}</b>
                        ))}
                    />
                    <Line name="direction" cells={models.map((model) => model.header.directions.join(", "))} />
                    <Line
                        name="trials"
                        cells={models.map((model) => (
                            <span class="compare-states">
                                {counted(model.header.trialCount, "trial")} <StateBar counts={model.header.counts} />
                            </span>
                        ))}
                    />
                    {parameters.map((name) => (
                        <Line
                            name={name}
                            cells={models.map((model, index) => {
                                const column = model.trials.parameters.find((parameter) => parameter.name === name);
                                if (!column || best[index]! < 0 || model.trials.objectives.length > 1) return "–";
                                const share = importances.value?.[index]?.get(name);
                                return (
                                    <>
                                        {cell(column, best[index]!, number)}{" "}
                                        {share !== undefined && <span class="soft">{`explains ${percent(share)}`}</span>}
                                    </>
                                );
                            })}
                        />
                    ))}
                </tbody>
            </table>
        </div>
    );
}

function Line({ name, cells }: { name: string; cells: preact.ComponentChildren[] }) {
    return (
        <tr>
            <th scope="row">{name}</th>
            {cells.map((content) => (
                <td>{content}</td>
            ))}
        </tr>
    );
}

/** None when nothing can be said. */
async function importancesOf(model: Model): Promise<Map<string, number>> {
    const { importances } = await client.importances(model.header.id, 0);
    return new Map(importances.filter((item) => item.importance > 0).map((item) => [item.name, item.importance]));
}

function metric(studies: Named[]): string {
    const names = new Set(studies.map(({ model }) => model.trials.objectives[0]!.name));
    return names.size === 1 ? [...names][0]! : "value";
}

/** The same name twice gets a number. */
function distinct(names: string[]): string[] {
    return names.map((name, index) =>
        names.indexOf(name) === index ? name : `${name} (${names.slice(0, index + 1).filter((one) => one === name).length})`,
    );
}
