import { useEffect, useState } from "preact/hooks";
import { counted } from "../../charts/format";
import { go } from "../../frame/navigate";
import { useAsked } from "../../parts/asked";
import { DropWindow, FileButton } from "../../parts/dropZone";
import { Failure, Skeleton } from "../../parts/states";
import { attempt } from "../../parts/toast";
import type { Show } from "../api";
import { client } from "../client";
import { toShow } from "../route";
import { useStudioEvents } from "../shell/events";
import { bring } from "../shell/uploads";
import { PasteScript } from "./pasteScript";
import { ShowCard } from "./showCard";

const shownAtOnce = 60;

/** The gallery of the folder's shows. */
export function ShowsPage() {
    const asked = useAsked(client.shows, []);
    const shows = asked.value;
    const [pasting, setPasting] = useState(false);
    useEffect(() => void (document.title = "Shows"), []);
    useStudioEvents((event) => {
        if (event.type === "show" || event.type === "connected") asked.retry();
        if (event.type === "training")
            asked.set((shows) => shows.map((show) => (show.id === event.data.show ? { ...show, training: event.data } : show)));
    });
    const take = (files: File[]) =>
        attempt(async () => {
            const show = await bring(files);
            if (show) go(toShow(show.id));
        });
    const sample = () => attempt(async () => go(await trySample()));
    return (
        <>
            <DropWindow text="Drop scripts to make a show of them" take={take} />
            <header class="page-head">
                <h1>Shows</h1>
                <div class="page-actions">
                    <FileButton class="button main" take={take}>
                        Bring a show
                    </FileButton>
                    <button class="button" onClick={() => setPasting(true)}>
                        Paste a script
                    </button>
                </div>
            </header>
            {shows === undefined ? (
                asked.error ? (
                    <Failure wanted="The shows cannot be listed." error={asked.error} retry={asked.retry} />
                ) : (
                    <Skeleton lines={3} height={150} />
                )
            ) : shows.length === 0 ? (
                <Welcome sample={sample} />
            ) : (
                <Gallery shows={shows} sample={sample} />
            )}
            {pasting && <PasteScript close={() => setPasting(false)} take={take} />}
        </>
    );
}

const ways: [string, string][] = [
    ["Bring scripts", "Any format: text, tables, Fountain, Final Draft, subtitles, PDF, Word. They stay on this machine."],
    ["Train", "A minute gives first lines, ten minutes the voices of the cast."],
    ["Write", "Ask for lines and for other versions of them; lock, move and type between."],
];

/** What this is, for who opens it the first time. */
function Welcome({ sample }: { sample(): void }) {
    return (
        <section class="welcome">
            <h2>Bring the scripts of a show. It learns how everyone speaks, and writes scenes with you.</h2>
            <div class="welcome-first">
                <button class="button" onClick={sample}>
                    Try the sample show
                </button>
                <span class="small soft">or drop files anywhere on this page.</span>
            </div>
            <ol class="welcome-ways">
                {ways.map(([way, text]) => (
                    <li key={way}>
                        <b>{way}</b>
                        <span class="small soft">{text}</span>
                    </li>
                ))}
            </ol>
        </section>
    );
}

/** The sample show, which begins to learn at once if it has no model yet. */
async function trySample(): Promise<string> {
    const show = await client.addSample();
    if (show.model) return toShow(show.id);
    await client.train(show.id, { minutes: 1 });
    return toShow(show.id, "train");
}

function Gallery({ shows, sample }: { shows: Show[]; sample(): void }) {
    const [search, setSearch] = useState("");
    const [most, setMost] = useState(shownAtOnce);
    const found = shows.filter((show) => show.name.toLowerCase().includes(search.toLowerCase()));
    return (
        <>
            {shows.length > 8 && (
                <div class="gallery-tools">
                    <input
                        class="input"
                        type="search"
                        aria-label="Search by name"
                        placeholder="Search by name"
                        value={search}
                        onInput={(event) => setSearch(event.currentTarget.value)}
                    />
                    <span class="soft small" role="status">
                        {counted(found.length, "show")}
                    </span>
                </div>
            )}
            <ul class="gallery">
                {found.slice(0, most).map((show) => (
                    <li key={show.id}>
                        <ShowCard show={show} />
                    </li>
                ))}
            </ul>
            {found.length > most && (
                <button class="button gallery-more" onClick={() => setMost(most + shownAtOnce)}>
                    Show more
                </button>
            )}
            {found.length === 0 && <p class="soft">{`No show has “${search}” in its name.`}</p>}
            {shows.length < 3 && (
                <p class="soft small">
                    Drop scripts anywhere on this page for another show, or{" "}
                    <button class="link" onClick={sample}>
                        add the sample show
                    </button>
                    .
                </p>
            )}
        </>
    );
}
