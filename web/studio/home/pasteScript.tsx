import { useState } from "preact/hooks";
import { Dialog, DialogActions } from "../../parts/dialog";

/** Text instead of a file. It stays until it is taken. */
export function PasteScript({ close, take }: { close(): void; take(files: File[]): void }) {
    const [name, setName] = useState("");
    const [text, setText] = useState("");
    const submit = (event: Event) => {
        event.preventDefault();
        take([new File([text], `${name.trim() || "pasted"}.txt`, { type: "text/plain" })]);
    };
    return (
        <Dialog title="Paste a script" close={close}>
            <form onSubmit={submit}>
                <label class="field">
                    <span>Name</span>
                    <input class="input" value={name} maxLength={80} onInput={(event) => setName(event.currentTarget.value)} />
                </label>
                <label class="field">
                    <span>Script</span>
                    <textarea
                        rows={10}
                        required
                        placeholder={"Agnes: Nine minutes.\nOtto: It has always been nine minutes."}
                        value={text}
                        onInput={(event) => setText(event.currentTarget.value)}
                    />
                </label>
                <DialogActions verb="Read it" close={close} disabled={text.trim() === ""} />
            </form>
        </Dialog>
    );
}
