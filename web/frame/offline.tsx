import { useEffect, useState } from "preact/hooks";

/** Says quietly, after two seconds without a connection, that what is shown may be old. */
export function Offline({ connected }: { connected: boolean }) {
    const [late, setLate] = useState(false);
    useEffect(() => {
        setLate(false);
        if (connected) return;
        const timer = setTimeout(() => setLate(true), 2000);
        return () => clearTimeout(timer);
    }, [connected]);
    return late ? (
        <p class="banner" role="status">
            Not connected. What you see may be old; the page connects again by itself.
        </p>
    ) : null;
}
