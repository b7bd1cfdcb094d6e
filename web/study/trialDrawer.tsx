import { useState } from "preact/hooks";
import { count, duration, moment, number } from "../charts/format";
import type { View } from "../charts/view";
import { Drawer } from "../parts/drawer";
import { StateName } from "../parts/mark";
import { Failure, Skeleton } from "../parts/states";
import { attempt } from "../parts/toast";
import { useAsked } from "../parts/asked";
import { curveOf, LazyCurves } from "./curves";
import { Files } from "./files";
import { entries, Fact, List } from "./list";
import { objectiveName, type Model } from "./model";
import { NoteEditor } from "./note";
import type { RowCache } from "./rows";
import type { Source } from "./source";
import type { TrialRow } from "./types";

interface TrialDrawerProps {
    model: Model;
    view: View;
    /** Its number. */
    trial: number;
    cache: RowCache;
    source: Source;
    close(): void;
}

/** Everything about one trial. */
export function TrialDrawer({ model, view, trial: wanted, cache, source, close }: TrialDrawerProps) {
    const asked = useAsked(() => cache.get(wanted), [cache, wanted]);
    const trial = asked.value?.number === wanted ? asked.value : undefined;
    return (
        <Drawer key={wanted} title={`Trial ${count(wanted)}`} label={`Trial ${wanted}`} close={close}>
            {trial ? (
                <Details model={model} view={view} trial={trial} source={source} />
            ) : asked.error ? (
                <Failure wanted="This trial cannot be shown." error={asked.error} retry={asked.retry} />
            ) : asked.value === undefined && "value" in asked ? (
                <Failure wanted="This trial is not here." error={new Error(`The study has no details of trial ${wanted}.`)} />
            ) : (
                <Skeleton lines={6} height={28} />
            )}
        </Drawer>
    );
}

function Details({ model, view, trial, source }: { model: Model; view: View; trial: TrialRow; source: Source }) {
    const { actions } = source;
    const file = model.header.hasFiles ? source.file : undefined;
    const waits = trial.state === "running" || trial.state === "waiting";
    const curve = curveOf(model, trial.curve);
    const isShown = (attribute: string) => trial.artifacts.some((artifact) => attribute === `artifacts:${artifact.id}`);
    return (
        <>
            <dl class="facts-list">
                <Fact name="state">
                    <StateName state={trial.state} />
                    {!trial.feasible && " breaks a constraint"}
                </Fact>
                {trial.values.map((value, index) => (
                    <Fact name={objectiveName(model.header, index)}>{number(Number(value), 8)}</Fact>
                ))}
                <Fact name="started">{trial.started === null ? "not yet" : moment(trial.started)}</Fact>
                {trial.started !== null && trial.ended !== null && <Fact name="took">{duration(trial.ended - trial.started)}</Fact>}
                {trial.failureReason && <Fact name="reason">{trial.failureReason}</Fact>}
            </dl>
            {actions && (
                <div class="drawer-actions">
                    <button class="button" onClick={() => actions.queue(trial)}>
                        Queue again
                    </button>
                    {waits && <FailButton trial={trial} fail={actions.fail} />}
                </div>
            )}
            <List title="Parameters" items={trial.parameters} />
            <List title="Given, not asked for yet" items={trial.given} />
            <List title="Attributes" items={entries(trial.userAttributes)} />
            <List title="Constraints, feasible up to 0" items={trial.constraints} />
            {curve && (
                <section>
                    <h3>Reported values</h3>
                    <LazyCurves view={view} curves={[curve]} log={false} height={180} />
                </section>
            )}
            <Files files={trial.artifacts} address={file && ((artifact) => file(artifact, trial.number))} />
            <NoteEditor note={trial.note} save={actions && ((note) => actions.saveNote(note, trial.number))} />
            <List title="System attributes" items={entries(trial.systemAttributes).filter((entry) => !isShown(entry.name))} />
        </>
    );
}

/** A second click is needed: a failed trial stays failed. */
function FailButton({ trial, fail }: { trial: TrialRow; fail(trial: number): Promise<void> }) {
    const [sure, setSure] = useState(false);
    const queued = trial.state === "waiting";
    const done = queued ? `Trial ${trial.number} is out of the queue.` : `Trial ${trial.number} is failed now.`;
    return sure ? (
        <button class="button danger" onClick={() => attempt(() => fail(trial.number), done)}>
            {queued ? "Withdraw it for good" : "Fail it for good"}
        </button>
    ) : (
        <button
            class="button danger"
            title={queued ? "No worker takes it then" : "For a trial whose worker is gone"}
            onClick={() => setSure(true)}
        >
            {queued ? "Withdraw this trial" : "Fail this trial"}
        </button>
    );
}
