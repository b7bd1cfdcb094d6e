import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Grey places of the final size. They come after 150 ms, so that a quick answer shows none. */
export function Skeleton({ lines, height }: { lines: number; height: number }) {
    const [late, setLate] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => setLate(true), 150);
        return () => clearTimeout(timer);
    }, []);
    return (
        <div class="skeleton" aria-busy="true" aria-label="Loading" data-late={late}>
            {Array.from({ length: lines }, () => (
                <div style={{ height: `${height}px` }} />
            ))}
        </div>
    );
}

/** What the person wanted, what is wrong, and a way to try again. */
export function Failure({ wanted, error, retry }: { wanted: string; error: Error; retry?: () => void }) {
    return (
        <div class="failure" role="alert">
            <h2>{wanted}</h2>
            <p>{error.message}</p>
            <div class="page-actions">
                {retry && (
                    <button class="button" onClick={retry}>
                        Try again
                    </button>
                )}
                <a class="quiet" href="./">
                    Go to the start
                </a>
            </div>
        </div>
    );
}

/** One sentence and one button. */
export function Empty({ text, children }: { text: string; children?: ComponentChildren }) {
    return (
        <div class="empty">
            <p>{text}</p>
            {children}
        </div>
    );
}
