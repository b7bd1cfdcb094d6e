import { useState } from "preact/hooks";
import { useAttempt } from "../../parts/attempt";
import { Dialog } from "../../parts/dialog";

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
                <Actions verb="Rename" error={error} close={close} disabled={name.trim() === "" || name === before} />
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
                <Actions verb={verb} error={error} close={close} danger />
            </form>
        </Dialog>
    );
}

interface ActionsProps {
    verb: string;
    error?: string;
    close(): void;
    disabled?: boolean;
    danger?: boolean;
}

function Actions({ verb, error, close, disabled, danger }: ActionsProps) {
    return (
        <div class="dialog-actions">
            {error && (
                <p class="wrong" role="alert">
                    {error}
                </p>
            )}
            <button type="button" class="button" onClick={close}>
                Cancel
            </button>
            <button class={danger ? "button danger" : "button main"} disabled={disabled}>
                {verb}
            </button>
        </div>
    );
}
