import { useState } from "preact/hooks";
import { ago, counted } from "../../../charts/format";
import { go } from "../../../frame/navigate";
import { useAsked } from "../../../parts/asked";
import { Icon } from "../../../parts/icon";
import { Popup } from "../../../parts/popup";
import { attempt } from "../../../parts/toast";
import type { Show } from "../../api";
import type { SceneSummary } from "../../scene";
import { client } from "../../client";
import { toScene } from "../../route";
import { Confirm } from "../../shell/dialogs";
import { useStudioEvents } from "../../shell/events";
import type { Lines } from "../document/splice";

interface ScenesProps {
    show: Show;
    scene: string;
    lines: Lines;
    reveal(id: string): void;
    compare(scene: SceneSummary): void;
}

/** Where the scene goes, its versions, and the show's other scenes. */
export function Scenes({ show, scene, lines, reveal, compare }: ScenesProps) {
    const asked = useAsked(() => client.scenes(show.id), [show.id, scene]);
    useStudioEvents((event) => {
        if ((event.type === "scene" || event.type === "show") && event.data.show === show.id) asked.retry();
    });
    const scenes = asked.value ?? [];
    const family = scenes.find((one) => one.id === scene)?.family;
    const versions = scenes.filter((one) => one.family === family && one.id !== scene);
    const others = scenes.filter((one) => one.family !== family);
    const headings = lines.flatMap((line, at) => (line.kind === "heading" && line.text ? [{ line, at }] : []));
    const create = () => attempt(async () => go(toScene(show.id, (await client.createScene(show.id, {})).id)));
    return (
        <section class="block wide-gap">
            <button class="button" onClick={create}>
                <Icon name="plus" /> New scene
            </button>
            {headings.length + versions.length + others.length === 0 && (
                <p class="hint">Headings of this scene, its branches and the other scenes of the show come here.</p>
            )}
            {headings.length > 0 && (
                <nav class="block" aria-label="Outline">
                    <h3>Outline</h3>
                    <ol class="outline">
                        {headings.slice(0, 200).map(({ line, at }) => (
                            <li key={line.id}>
                                <button class="quiet" onClick={() => reveal(line.id)}>
                                    <span class="numbers soft">{at + 1}</span> {line.text}
                                </button>
                            </li>
                        ))}
                    </ol>
                </nav>
            )}
            {versions.length > 0 && (
                <div class="block">
                    <h3>Versions of this scene</h3>
                    <SceneList show={show} scenes={versions} compare={compare} />
                </div>
            )}
            {others.length > 0 && (
                <div class="block">
                    <h3>Other scenes</h3>
                    <SceneList show={show} scenes={others} />
                </div>
            )}
        </section>
    );
}

const shownAtOnce = 50;

function SceneList({ show, scenes, compare }: { show: Show; scenes: SceneSummary[]; compare?(scene: SceneSummary): void }) {
    const [removed, setRemoved] = useState<SceneSummary>();
    const [most, setMost] = useState(shownAtOnce);
    return (
        <>
            <ul class="scene-list">
                {scenes.slice(0, most).map((scene) => (
                    <li key={scene.id}>
                        <a href={toScene(show.id, scene.id)}>
                            <b>{scene.title}</b>
                            <span class="small soft scene-first">{scene.firstLine ?? "empty"}</span>
                            <span class="small soft">{`${counted(scene.lines, "line")}, ${ago(Date.parse(scene.changed))}`}</span>
                        </a>
                        <Popup text={<Icon name="more" />} label={`More for ${scene.title}`} class="quiet icon-button">
                            {(close) => (
                                <>
                                    {compare && <button onClick={() => (close(), compare(scene))}>See side by side</button>}
                                    <button class="danger" onClick={() => (close(), setRemoved(scene))}>
                                        Delete
                                    </button>
                                </>
                            )}
                        </Popup>
                    </li>
                ))}
            </ul>
            {scenes.length > most && (
                <button class="quiet" onClick={() => setMost(most * 4)}>
                    Show more
                </button>
            )}
            {removed && (
                <Confirm
                    title={`Delete ${removed.title}`}
                    text="The scene goes with its history. Its other versions stay."
                    verb="Delete"
                    action={() => client.deleteScene(show.id, removed.id)}
                    close={() => setRemoved(undefined)}
                />
            )}
        </>
    );
}
