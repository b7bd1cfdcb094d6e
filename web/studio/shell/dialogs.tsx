import { useState } from "preact/hooks";
import { useAttempt } from "../../parts/attempt";
import { Dialog, DialogActions } from "../../parts/dialog";

interface RenameProps {
    title: string;
    name: string;
    rename(name: string): Promise<unknown>;
    close(): void;
}

export function Rename({ title, name: before, rename, close }: RenameProps) {
    const [name, setName] = useState(before);
    const { error, run } = useAttempt();
    const submit = async (event: Event) => {
        event.preventDefault();
        if (await run(() => rename(name.trim()))) close();
    };
    return (
        <Dialog title={title} close={close}>
            <form onSubmit={submit}>
                <label class="field">
                    <span>Name</span>
                    <input class="input" required maxLength={200} value={name} onInput={(event) => setName(event.currentTarget.value)} />
                </label>
                <DialogActions verb="Rename" error={error} close={close} disabled={name.trim() === "" || name === before} />
            </form>
        </Dialog>
    );
}

interface ConfirmProps {
    title: string;
    text: string;
    verb: string;
    action(): Promise<unknown>;
    done?(): void;
    close(): void;
}

/** A question before what cannot be undone. */
export function Confirm({ title, text, verb, action, done, close }: ConfirmProps) {
    const { error, run } = useAttempt();
    const submit = async (event: Event) => {
        event.preventDefault();
        if (!(await run(action))) return;
        close();
        done?.();
    };
    return (
        <Dialog title={title} close={close}>
            <form onSubmit={submit}>
                <p>{text}</p>
                <DialogActions verb={verb} error={error} close={close} danger />
            </form>
        </Dialog>
    );
}
