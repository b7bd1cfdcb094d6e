import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useNarrow } from "../../../frame/narrow";
import { go } from "../../../frame/navigate";
import { useAsked } from "../../../parts/asked";
import { DropWindow } from "../../../parts/dropZone";
import { attempt, messageOf, tell } from "../../../parts/toast";
import type { Show } from "../../api";
import type { Scene, SceneSummary } from "../../scene";
import { client } from "../../client";
import { toScene } from "../../route";
import { refuse } from "../../shell/refused";
import type { SceneStore } from "../document/sceneStore";
import { WritingDrawer } from "../drawer/drawer";
import { How } from "../drawer/how";
import type { DrawerPage } from "../drawer/pages";
import { Scenes } from "../drawer/scenes";
import { What } from "../drawer/what";
import { Who } from "../drawer/who";
import { Bar } from "./bar";
import { CheatSheet } from "./cheatSheet";
import { Document } from "./document";
import { Head } from "./head";
import { RoomContext, type Panel, type Room } from "../room/room";
import { useControls } from "./useControls";
import { useKeys } from "./useKeys";
import { useWriter } from "./useScene";
import { Versions } from "./versions";

/** The page in the middle, the controls beside it, and everything that joins them. */
export function WritingRoom({ show, scene, store }: { show: Show; scene: Scene; store: SceneStore }) {
    const { controls, set, latest } = useControls(show);
    const writer = useWriter(show.id, store, latest);
    const reading = useAsked(async () => (show.scripts > 0 ? client.reading(show.id) : undefined), [show.id, show.scripts]);
    const groups = useAsked(client.writingOptions, []).value ?? [];
    const [current, setCurrent] = useState<string | null>(null);
    const [wanted, setWanted] = useState(0);
    const [panel, setPanel] = useState<Panel>();
    const [count, setCount] = useState(8);
    const [copied, setCopied] = useState(0);
    const [showsChances, setShowsChances] = useState(false);
    const narrow = useNarrow(1100);
    const [side, setSide] = useState<DrawerPage | null>(narrow ? null : "Who");
    const lastSide = useRef<DrawerPage>("Who");
    const [keys, setKeys] = useState(false);
    const [goal, setGoal] = useState<{ id: string }>();
    const [other, setOther] = useState<SceneSummary>();
    const cast = useMemo(
        () =>
            castOf(
                show,
                reading.value?.cast.map(({ name }) => name),
                store,
            ),
        [show, reading.value, store],
    );
    useEffect(() => void (document.title = `${scene.title}, ${show.name}`), [scene.title, show.name]);
    useEffect(() => {
        if (scene.notice) tell(scene.notice);
    }, [scene]);

    // One object for all of the page's life, so that only lines that change are drawn again.
    const room = useRef({} as Room).current;
    Object.assign(room, {
        show,
        store,
        writer,
        cast,
        showsChances,
        controls: latest,
        focus: (id) => {
            setCurrent(id);
            setWanted((wanted) => wanted + 1);
        },
        open: (next) => {
            setPanel(next);
            if (next && "id" in next) setCurrent(next.id);
        },
        write: (anchor) => void (show.model && attempt(() => writer.write(anchor, count))),
        rewrite: (anchor) => void (show.model && attempt(() => writer.rewrite(anchor))),
        branch: (upTo) => void attempt(() => branch(show.id, scene.id, store, upTo), "This is a branch now. The scene stays as it was."),
    } satisfies Room);
    const openSide = (page: DrawerPage | null) => {
        if (page) lastSide.current = page;
        setSide(page);
    };
    const toggleSide = () => openSide(side ? null : lastSide.current);
    useKeys({ room, current, help: () => setKeys(true), toggleSide });
    const importDraft = async (file: File, format?: string) => go(toScene(show.id, (await client.importScene(show.id, file, format)).id));
    const bring = ([file]: File[]) =>
        void importDraft(file!).catch((error) => refuse([{ file: file!, error: messageOf(error) }], importDraft));
    return (
        <RoomContext.Provider value={room}>
            <div class="room" data-side={side !== null}>
                <DropWindow text="Drop a draft to go on with it" take={bring} />
                <Head scene={scene} help={() => setKeys(true)} isSideOpen={side !== null} toggleSide={toggleSide} bring={bring} />
                {other ? (
                    <Versions show={show} title={scene.title} other={other} close={() => setOther(undefined)} />
                ) : (
                    <Document current={current} wanted={wanted} panel={panel} copied={setCopied} goal={goal} />
                )}
                <Bar count={count} setCount={setCount} copied={copied} showChances={setShowsChances} />
                {side && (
                    <WritingDrawer page={side} controls={controls} open={openSide} close={() => openSide(null)}>
                        {side === "Who" && <Who show={show} cast={cast} controls={controls} set={set} />}
                        {side === "What" && <What groups={groups} cast={cast} controls={controls} set={set} />}
                        {side === "How" && <How groups={groups} cast={cast} controls={controls} set={set} />}
                        {side === "Scenes" && (
                            <Scenes
                                show={show}
                                scene={scene.id}
                                lines={store.lines}
                                reveal={(id) => (setOther(undefined), setGoal({ id }))}
                                compare={setOther}
                            />
                        )}
                    </WritingDrawer>
                )}
                {keys && <CheatSheet close={() => setKeys(false)} />}
            </div>
        </RoomContext.Provider>
    );
}

/** The show's cast, else whoever speaks in the scene. */
function castOf(show: Show, known: string[] | undefined, store: SceneStore): string[] {
    const names = known ?? show.cast.map(({ name }) => name);
    const seen = new Set(names.map((name) => name.toLowerCase()));
    const more = store.lines.flatMap(({ speaker }) => (speaker && !seen.has(speaker.toLowerCase()) ? [speaker] : []));
    return [...names, ...new Set(more)].slice(0, 60);
}

/** A version of the scene that ends after so many lines. What followed is one undo away in it. */
async function branch(show: string, scene: string, store: SceneStore, upTo: number): Promise<void> {
    await store.settled();
    const made = await client.createScene(show, { from: { scene } });
    const removed = made.document.slice(upTo);
    if (removed.length > 0) {
        const splices = [{ at: upTo, removed, inserted: [] }];
        await client.change(show, made.id, { revision: made.revision, label: `Branch after line ${upTo}`, splices });
    }
    go(toScene(show, made.id));
}
