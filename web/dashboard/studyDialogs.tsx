import { useState } from "preact/hooks";
import { counted } from "../charts/format";
import { go } from "../frame/navigate";
import { Dialog, DialogActions } from "../parts/dialog";
import { useAttempt } from "../parts/attempt";
import type { Direction, StudySummary } from "../study/types";
import type { StorageInfo } from "./api";
import { client } from "./client";
import { toStudy } from "./route";

export function CreateStudy({ storages, close }: { storages: StorageInfo[]; close(): void }) {
    const { error, run } = useAttempt();
    const [name, setName] = useState("");
    const [storage, setStorage] = useState(0);
    const [objectives, setObjectives] = useState<{ direction: Direction; metric: string }[]>([{ direction: "minimize", metric: "" }]);
    const set = (at: number, change: Partial<(typeof objectives)[number]>) =>
        setObjectives(objectives.map((objective, index) => (index === at ? { ...objective, ...change } : objective)));
    const named = objectives.every((objective) => objective.metric.trim() !== "");
    const create = async (event: Event) => {
        event.preventDefault();
        const body = {
            storage,
            name: name.trim(),
            directions: objectives.map((objective) => objective.direction),
            ...(named && { metricNames: objectives.map((objective) => objective.metric.trim()) }),
        };
        await run(async () => go(toStudy((await client.create(body)).id)));
    };
    return (
        <Dialog title="Create a study" close={close}>
            <form onSubmit={create}>
                <label class="field">
                    <span>Name</span>
                    <input class="input" required autofocus value={name} onInput={(event) => setName(event.currentTarget.value)} />
                </label>
                {storages.length > 1 && (
                    <label class="field">
                        <span>Storage</span>
                        <select class="input" value={storage} onChange={(event) => setStorage(Number(event.currentTarget.value))}>
                            {storages.map((info, index) => (
                                <option value={index}>{info.name}</option>
                            ))}
                        </select>
                    </label>
                )}
                <fieldset class="objectives">
                    <legend>Objectives</legend>
                    {objectives.map((objective, index) => (
                        <div class="objective">
                            <select
                                class="input"
                                aria-label={`Direction ${index + 1}`}
                                value={objective.direction}
                                onChange={(event) => set(index, { direction: event.currentTarget.value as Direction })}
                            >
                                <option value="minimize">minimize</option>
                                <option value="maximize">maximize</option>
                            </select>
                            <input
                                class="input"
                                aria-label={`Name of the metric ${index + 1}`}
                                placeholder="metric, such as loss (optional)"
                                value={objective.metric}
                                onInput={(event) => set(index, { metric: event.currentTarget.value })}
                            />
                            {objectives.length > 1 && (
                                <button
                                    type="button"
                                    class="quiet"
                                    aria-label={`Remove objective ${index + 1}`}
                                    onClick={() => setObjectives(objectives.filter((_, at) => at !== index))}
                                >
                                    Remove
                                </button>
                            )}
                        </div>
                    ))}
                    <button
                        type="button"
                        class="quiet"
                        onClick={() => setObjectives([...objectives, { direction: "minimize", metric: "" }])}
                    >
                        Add an objective
                    </button>
                </fieldset>
                <DialogActions close={close} error={error} verb="Create" disabled={name.trim() === ""} />
            </form>
        </Dialog>
    );
}

export function RenameStudy({ study, close }: { study: StudySummary; close(): void }) {
    const { error, run } = useAttempt();
    const [name, setName] = useState(study.name);
    const running = study.counts.running > 0;
    const rename = async (event: Event) => {
        event.preventDefault();
        const done = await run(async () => {
            const renamed = await client.rename(study.id, name.trim());
            if (location.href.includes(toStudy(study.id))) go(toStudy(renamed.id));
        }, "The study is renamed.");
        if (done) close();
    };
    return (
        <Dialog title="Rename the study" close={close}>
            <form onSubmit={rename}>
                <label class="field">
                    <span>Name</span>
                    <input class="input" required autofocus value={name} onInput={(event) => setName(event.currentTarget.value)} />
                </label>
                {running && <p class="hint">Trials are running. Rename the study when they have ended.</p>}
                <DialogActions
                    close={close}
                    error={error}
                    verb="Rename"
                    disabled={running || name.trim() === "" || name.trim() === study.name}
                />
            </form>
        </Dialog>
    );
}

export function DeleteStudy({ study, close }: { study: StudySummary; close(): void }) {
    const { error, run } = useAttempt();
    const [typed, setTyped] = useState("");
    const large = study.trialCount > 10;
    const remove = async (event: Event) => {
        event.preventDefault();
        const done = await run(async () => {
            await client.remove(study.id);
            if (location.href.includes(toStudy(study.id))) go("./");
        }, "The study is deleted.");
        if (done) close();
    };
    return (
        <Dialog title="Delete the study" close={close}>
            <form onSubmit={remove}>
                <p>
                    <b>{study.name}</b>{" "}
                    {study.trialCount === 0
                        ? "is deleted for good."
                        : `and its ${counted(study.trialCount, "trial")} are deleted for good.`}
                    {study.counts.running > 0 &&
                        ` ${counted(study.counts.running, "trial is", "trials are")} running: stop the search first, if you can.`}
                </p>
                {large && (
                    <label class="field">
                        <span>Type the study’s name to go on</span>
                        <input
                            class="input"
                            autofocus
                            autocomplete="off"
                            value={typed}
                            onInput={(event) => setTyped(event.currentTarget.value)}
                        />
                    </label>
                )}
                <DialogActions close={close} error={error} verb="Delete" danger disabled={large && typed !== study.name} />
            </form>
        </Dialog>
    );
}
