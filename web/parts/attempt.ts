import { useState } from "preact/hooks";
import { messageOf, tell } from "./toast";

/** Runs what a form asks for; an error stays in the form. */
export function useAttempt(): { error?: string; run(action: () => Promise<unknown>, done?: string): Promise<boolean> } {
    const [error, setError] = useState<string>();
    const run = async (action: () => Promise<unknown>, done?: string) => {
        setError(undefined);
        try {
            await action();
        } catch (problem) {
            setError(messageOf(problem));
            return false;
        }
        if (done) tell(done);
        return true;
    };
    return { error, run };
}
