import { useEffect, useState } from "preact/hooks";

interface Toast {
    text: string;
    failed: boolean;
}

let show: (toast: Toast) => void = () => undefined;

/** Says at the bottom of the page what was done; nothing takes away what was said before. */
export function tell(text: string): void {
    show({ text, failed: false });
}

/** Says at the bottom of the page what went wrong; it stays longer. */
export function tellFailure(text: string): void {
    show({ text, failed: true });
}

export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/** Runs something that can fail, and says so in one sentence when it does. */
export async function attempt(action: () => Promise<unknown>, done?: string): Promise<boolean> {
    try {
        await action();
        if (done) tell(done);
        return true;
    } catch (error) {
        tellFailure(messageOf(error));
        return false;
    }
}

export function Toasts() {
    const [toast, setToast] = useState<Toast>();
    useEffect(() => {
        show = setToast;
    }, []);
    useEffect(() => {
        if (!toast) return;
        const clear = () => setToast(undefined);
        const timer = setTimeout(clear, toast.failed ? 12_000 : 5000);
        if (toast.failed) addEventListener("popstate", clear); // it is about the page that was left
        return () => {
            clearTimeout(timer);
            removeEventListener("popstate", clear);
        };
    }, [toast]);
    return (
        <div class="toasts" role="status">
            {toast?.text && (
                <div class={toast.failed ? "toast failed" : "toast"}>
                    {toast.text}
                    <button class="quiet" onClick={() => setToast(undefined)}>
                        Close
                    </button>
                </div>
            )}
        </div>
    );
}
