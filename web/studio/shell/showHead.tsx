import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { go } from "../../frame/navigate";
import { Icon } from "../../parts/icon";
import { Popup } from "../../parts/popup";
import type { Show } from "../api";
import { client } from "../client";
import { toShow, type ShowPage } from "../route";
import { Confirm, Rename } from "./dialogs";

const titles: Record<ShowPage, string> = { script: "Script", train: "Train", write: "Write", report: "Report" };

/** The show's name, its pages, and the one main action of this page. */
export function ShowHead({ show, page, children }: { show: Show; page: ShowPage; children?: ComponentChildren }) {
    const [dialog, setDialog] = useState<"rename" | "delete">();
    const close = () => setDialog(undefined);
    const pages = (Object.keys(titles) as ShowPage[]).filter((one) => !show.isModelOnly || one === "write" || one === page);
    return (
        <>
            <header class="page-head">
                <div class="page-title">
                    <a href="./" class="small">
                        Shows
                    </a>
                    <h1>{show.name}</h1>
                </div>
                <div class="page-actions">
                    {children}
                    {!show.isModelOnly && (
                        <Popup text={<Icon name="more" />} label="More" class="button icon-button">
                            {(shut) => (
                                <>
                                    <button onClick={() => (shut(), setDialog("rename"))}>Rename</button>
                                    <button class="danger" onClick={() => (shut(), setDialog("delete"))}>
                                        Delete
                                    </button>
                                </>
                            )}
                        </Popup>
                    )}
                </div>
            </header>
            <nav class="tabs" aria-label={show.name}>
                {pages.map((one) => (
                    <a key={one} href={toShow(show.id, one)} aria-current={one === page ? "page" : undefined}>
                        {titles[one]}
                    </a>
                ))}
            </nav>
            {dialog === "rename" && (
                <Rename title="Rename the show" name={show.name} rename={(name) => client.patchShow(show.id, { name })} close={close} />
            )}
            {dialog === "delete" && (
                <Confirm
                    title={`Delete ${show.name}`}
                    text="Its folder goes, with the scripts, the models and the scenes in it. This cannot be undone."
                    verb="Delete"
                    action={() => client.deleteShow(show.id)}
                    done={() => go("./")}
                    close={close}
                />
            )}
        </>
    );
}
