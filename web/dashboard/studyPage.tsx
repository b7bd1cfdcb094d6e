import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { save } from "../charts/save";
import { Icon } from "../parts/icon";
import { Popup } from "../parts/popup";
import { Failure, Skeleton } from "../parts/states";
import { attempt } from "../parts/toast";
import { useAsked } from "../parts/asked";
import { mergeColumns } from "../study/model";
import type { Columns } from "../study/columns";
import type { Source } from "../study/source";
import type { Curves, StudyHeader, StudySummary, TrialRow } from "../study/types";
import { StudyView } from "../study/view";
import { client } from "./client";
import { useEvents } from "../frame/live";
import { Offline } from "../frame/offline";
import { QueueTrial } from "./queueTrial";
import { DeleteStudy, RenameStudy } from "./studyDialogs";

export function StudyPage({ id }: { id: string }) {
    const { study, error, retry, connected, removed } = useStudy(id);
    const [queue, setQueue] = useState<{ from?: TrialRow }>();
    const [dialog, setDialog] = useState<"rename" | "delete">();
    const source = useMemo(() => sourceOf(id, (from) => setQueue({ from })), [id]);
    const name = study?.header.name;
    useEffect(() => void (name && (document.title = name)), [name]);
    if (removed) return <Failure wanted="This study is gone." error={new Error("It has been deleted. The list shows what is left.")} />;
    if (!study) return error ? <Failure wanted="The study cannot be shown." error={error} retry={retry} /> : <Loading />;
    const { header, columns } = study;
    return (
        <>
            <header class="page-head">
                <div class="page-title">
                    <a href="./" class="small">
                        Studies
                    </a>
                    <h1>{header.name}</h1>
                </div>
                <div class="page-actions">
                    <button class="button main" onClick={() => setQueue({})}>
                        Queue a trial
                    </button>
                    {header.counts.running > 0 && <StopButton id={id} />}
                    <Popup text={<Icon name="more" />} label="More" class="button icon-button">
                        {(close) => (
                            <>
                                <a href={`compare?ids=${encodeURIComponent(id)}`}>Compare with another</a>
                                <button onClick={() => (close(), setDialog("rename"))}>Rename</button>
                                <button class="danger" onClick={() => (close(), setDialog("delete"))}>
                                    Delete
                                </button>
                            </>
                        )}
                    </Popup>
                </div>
            </header>
            <Offline connected={connected} />
            <StudyView header={header} columns={columns} source={source} />
            {queue && <QueueTrial header={header} from={queue.from} close={() => setQueue(undefined)} />}
            {dialog === "rename" && <RenameStudy study={header} close={() => setDialog(undefined)} />}
            {dialog === "delete" && <DeleteStudy study={header} close={() => setDialog(undefined)} />}
        </>
    );
}

function StopButton({ id }: { id: string }) {
    const stop = () => attempt(() => client.stop(id), "The search ends after the trials that are running.");
    return (
        <button class="button" title="Running trials end as usual; no new one begins" onClick={stop}>
            Stop the search
        </button>
    );
}

function Loading() {
    return (
        <>
            <Skeleton lines={1} height={62} />
            <Skeleton lines={1} height={78} />
            <Skeleton lines={2} height={380} />
        </>
    );
}

/** A study and its columns, kept up with the server. Only rows that changed are asked for. */
function useStudy(id: string) {
    const asked = useAsked(async () => {
        const [header, columns] = await Promise.all([client.header(id), client.columns(id)]);
        return { header, columns };
    }, [id]);
    const { value: study, error, retry, set } = asked;
    const [removed, setRemoved] = useState(false);
    const busy = useRef(false);
    const wanted = useRef(0);
    const latest = useRef(study);
    latest.current = study;
    const follow = async (revision: number) => {
        wanted.current = revision;
        if (busy.current || !latest.current) return;
        busy.current = true;
        try {
            while (latest.current.columns.header.revision < wanted.current) {
                const columns: Columns = latest.current.columns;
                const [header, change]: [StudyHeader, Columns] = await Promise.all([
                    client.header(id),
                    client.columns(id, columns.header.revision),
                ]);
                wanted.current = Math.min(wanted.current, change.header.revision);
                latest.current = { header, columns: mergeColumns(columns, change) };
                set(latest.current);
            }
        } catch {
            // The next event asks again, and the page says by itself when it is not connected.
        } finally {
            busy.current = false;
        }
    };
    const connected = useEvents(`api/studies/${encodeURIComponent(id)}/events`, {
        summary: (summary: StudySummary) => void follow(summary.revision),
        removed: () => setRemoved(true),
        storage: () => undefined,
    });
    return { study, error, retry, connected, removed };
}

function sourceOf(id: string, queue: (from: TrialRow) => void): Source {
    return {
        rows: async (numbers) => {
            const rows: TrialRow[] = [];
            for (let at = 0; at < numbers.length; at += 500) rows.push(...(await client.trials(id, numbers.slice(at, at + 500))));
            return rows;
        },
        curves: followCurves(id),
        importances: (objective) => client.importances(id, objective),
        gain: (objective) => client.gain(id, objective),
        save: async (format, numbers) =>
            save(`${id}.${format}`, format === "csv" ? "text/csv" : "application/json", await client.exported(id, format, numbers)),
        file: (file, trial) => client.file(id, file, trial),
        actions: {
            fail: async (trial) => void (await client.fail(id, trial)),
            saveNote: (note, trial) => client.saveNote(id, note, trial),
            queue,
        },
    };
}

/** Asks only for curves that have changed, until so many have come together that a new choice of them is due. */
function followCurves(id: string): () => Promise<Curves> {
    const most = 300;
    let known: Curves | undefined;
    return async () => {
        const before = known && known.curves.length < most ? known : undefined;
        const change = await client.curves(id, before?.revision);
        const curves = new Map([...(before?.curves ?? []), ...change.curves].map((curve) => [curve.number, curve]));
        known = { ...change, curves: [...curves.values()].sort((one, other) => one.number - other.number) };
        return known;
    };
}
