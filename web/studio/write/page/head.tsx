import { useState } from "preact/hooks";
import { useAsked } from "../../../parts/asked";
import { useFiles } from "../../../parts/dropZone";
import { Icon, type IconName } from "../../../parts/icon";
import { Popup } from "../../../parts/popup";
import type { Scene } from "../../scene";
import { client } from "../../client";
import { toShow } from "../../route";
import { Rename } from "../../shell/dialogs";
import { formatName, inOrder } from "../../shell/formats";
import { useRoom } from "../room/room";

interface HeadProps {
    scene: Scene;
    help(): void;
    isSideOpen: boolean;
    toggleSide(): void;
    bring(files: File[]): void;
}

/** Where this is, and what is done with the scene as a whole. */
export function Head({ scene, help, isSideOpen, toggleSide, bring }: HeadProps) {
    const room = useRoom();
    const { show, store } = room;
    const [title, setTitle] = useState(scene.title);
    const [renaming, setRenaming] = useState(false);
    const draft = useFiles(bring, false);
    const undo = store.undoable.at(-1);
    const redo = store.redoable.at(-1);
    return (
        <header class="room-head">
            <div class="page-title">
                <nav class="small" aria-label="Where this is">
                    <a href="./">Shows</a>
                    <span class="soft" aria-hidden="true">
                        {" / "}
                    </span>
                    <a href={toShow(show.id)}>{show.name}</a>
                </nav>
                <h1>
                    <button class="title-button" title="Rename" onClick={() => setRenaming(true)}>
                        {title}
                    </button>
                </h1>
            </div>
            <div class="page-actions">
                <IconButton
                    icon="undo"
                    label={undo ? `Undo: ${undo.label}` : "Nothing to undo"}
                    disabled={!undo}
                    run={() => store.undo()}
                />
                <IconButton
                    icon="redo"
                    label={redo ? `Do again: ${redo.label}` : "Nothing to do again"}
                    disabled={!redo}
                    run={() => store.redo()}
                />
                <Export scene={scene} />
                <Popup text={<Icon name="more" />} label="More" class="button icon-button">
                    {(close) => (
                        <>
                            <button onClick={() => (close(), room.branch(store.lines.length))}>Branch</button>
                            <button onClick={() => (close(), draft.choose())}>Import a draft</button>
                            <button onClick={() => (close(), setRenaming(true))}>Rename</button>
                            <a href={toShow(show.id, "report")}>Report</a>
                            <button onClick={() => (close(), help())}>
                                Keys <kbd>?</kbd>
                            </button>
                        </>
                    )}
                </Popup>
                <button
                    class="button icon-button"
                    aria-label={isSideOpen ? "Close the controls" : "Open the controls"}
                    title="Controls (d)"
                    aria-expanded={isSideOpen}
                    onClick={toggleSide}
                >
                    <Icon name="drawer" />
                </button>
            </div>
            {draft.field}
            {renaming && (
                <Rename
                    title="Rename the scene"
                    name={title}
                    rename={async (name) => setTitle((await client.renameScene(show.id, scene.id, name)).title)}
                    close={() => setRenaming(false)}
                />
            )}
        </header>
    );
}

interface IconButtonProps {
    icon: IconName;
    label: string;
    disabled: boolean;
    run(): void;
}

function IconButton({ icon, label, disabled, run }: IconButtonProps) {
    return (
        <button class="button icon-button" aria-label={label} title={label} disabled={disabled} onClick={run}>
            <Icon name={icon} />
        </button>
    );
}

function Export({ scene }: { scene: Scene }) {
    const { show, store } = useRoom();
    const formats = inOrder(useAsked(client.studio, []).value?.formats.filter((format) => format.canWrite) ?? []);
    return (
        <Popup
            text={
                <>
                    <Icon name="download" />
                    <span class="wide-only">Export</span>
                </>
            }
            label="Export"
            class="button"
        >
            {(close) =>
                store.lines.length === 0 ? (
                    <p class="hint popup-text">There is nothing to export yet.</p>
                ) : (
                    formats.map((format) => (
                        <a key={format.name} href={client.sceneFile(show.id, scene.id, format.name)} download onClick={close}>
                            {formatName(format.name)}
                            <span class="soft">{format.extensions[0]}</span>
                        </a>
                    ))
                )
            }
        </Popup>
    );
}
