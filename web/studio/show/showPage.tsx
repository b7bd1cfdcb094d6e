import { useState } from "preact/hooks";
import { count } from "../../charts/format";
import { useAsked } from "../../parts/asked";
import { DropWindow, FileButton } from "../../parts/dropZone";
import { Empty, Failure, Skeleton } from "../../parts/states";
import { attempt } from "../../parts/toast";
import type { Reading, Show } from "../api";
import { client } from "../client";
import { MainButton } from "../home/showCard";
import { ShowHead } from "../shell/showHead";
import { upload } from "../shell/uploads";
import { useShow } from "../shell/useShow";
import { CastTable } from "./castTable";
import { Findings } from "./findings";
import { Models } from "./models";
import { Preview } from "./preview";
import { Scripts } from "./scripts";

/** How a show was understood, and what can be changed about that. */
export function ShowPage({ id }: { id: string }) {
    const show = useShow(id);
    if (!show.value) {
        return show.error ? <Failure wanted="The show cannot be opened." error={show.error} retry={show.retry} /> : <Loading />;
    }
    return (
        <>
            <ShowHead show={show.value} page="script">
                <MainButton show={show.value} />
            </ShowHead>
            {show.value.isModelOnly ? <Models show={show.value} /> : <Understood show={show.value} />}
        </>
    );
}

function Understood({ show }: { show: Show }) {
    const asked = useAsked(() => client.reading(show.id), [show.id, show.scripts]);
    const reading = asked.value;
    const [busy, setBusy] = useState(false);
    /** What changes the reading answers with the new one. */
    const change = async (action: () => Promise<Reading | undefined>, done?: string) => {
        setBusy(true);
        await attempt(async () => {
            const next = await action();
            if (next) asked.set(next);
        }, done);
        setBusy(false);
    };
    const take = (files: File[]) => change(() => upload(show.id, files));
    if (!reading)
        return asked.error ? <Failure wanted="The scripts cannot be read." error={asked.error} retry={asked.retry} /> : <Loading />;
    return (
        <>
            <DropWindow text={`Drop scripts to add them to ${show.name}`} take={take} />
            {reading.scripts.length === 0 ? (
                <Empty text="This show has no scripts yet. Drop files here, or choose them.">
                    <FileButton class="button main" take={take}>
                        Choose files
                    </FileButton>
                </Empty>
            ) : (
                <div class="columns" aria-busy={busy}>
                    <div class="block wide-gap">
                        {reading.words > 0 && <Facts reading={reading} />}
                        <Findings
                            findings={reading.findings}
                            fix={(fix) => change(() => client.patchScript(show.id, fix.file, fix.patch))}
                        />
                        <CastTable cast={reading.cast} />
                        <Preview lines={reading.preview} cast={reading.cast} />
                    </div>
                    <div class="block wide-gap">
                        <Scripts show={show} reading={reading} change={change} take={take} />
                        {show.models > 0 && <Models show={show} />}
                    </div>
                </div>
            )}
        </>
    );
}

function Facts({ reading }: { reading: Reading }) {
    const facts = { words: reading.words, lines: reading.lines, scenes: reading.scenes, people: reading.cast.length };
    return (
        <section class="block" aria-label="What was understood">
            <dl class="facts">
                {Object.entries(facts).map(([name, value]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd>{count(value)}</dd>
                    </div>
                ))}
            </dl>
            {reading.explanations.map((sentence) => (
                <p key={sentence} class="prose soft">
                    {sentence}
                </p>
            ))}
        </section>
    );
}

function Loading() {
    return (
        <>
            <Skeleton lines={1} height={62} />
            <Skeleton lines={4} height={120} />
        </>
    );
}
