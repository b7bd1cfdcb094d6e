import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts/icon";
import { attempt } from "../parts/toast";
import type { Note } from "./types";

/** A note in plain text (Markdown for those who read it in optuna-dashboard). */
export function NoteEditor({ note, save }: { note: Note; save?: (note: Note) => Promise<Note> }) {
    const [stored, setStored] = useState(note);
    const [body, setBody] = useState(note.body);
    const [busy, setBusy] = useState(false);
    useEffect(() => {
        if (note.version <= stored.version) return;
        if (body === stored.body) setBody(note.body);
        setStored(note);
    }, [note.version]);
    const [open, setOpen] = useState(false);
    if (!save && body === "") return null;
    if (body === "" && stored.body === "" && !open) {
        return (
            <button class="quiet add-note" onClick={() => setOpen(true)}>
                <Icon name="note" /> Add a note
            </button>
        );
    }
    const keep = async () => {
        setBusy(true);
        await attempt(async () => setStored(await save!({ version: stored.version + 1, body })), "The note is saved.");
        setBusy(false);
    };
    return (
        <section class="note">
            <h3>Note</h3>
            {save ? (
                <>
                    <textarea
                        rows={Math.min(12, Math.max(2, body.split("\n").length + 1))}
                        aria-label="Note"
                        value={body}
                        onInput={(event) => setBody(event.currentTarget.value)}
                    />
                    {body !== stored.body && (
                        <div class="drawer-actions">
                            <button class="button main" disabled={busy} onClick={keep}>
                                Save note
                            </button>
                            <button class="quiet" onClick={() => setBody(stored.body)}>
                                Discard
                            </button>
                        </div>
                    )}
                </>
            ) : (
                <p class="note-text">{body}</p>
            )}
        </section>
    );
}
