import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { later } from "./later";
import { useNear } from "./size";

interface StagedProps<T> {
    value: T;
    /** The place that is kept until then, in pixels. */
    height: number;
    wide?: boolean;
    /** Draws by the value alone: until another one comes, it is not asked again. */
    children: (value: T) => ComponentChildren;
}

/** Draws its child with the newest value in a task of its own, and only while it is near the window. */
export function Staged<T>({ value, height, wide, children }: StagedProps<T>) {
    const [box, near] = useNear<HTMLDivElement>();
    const [drawn, setDrawn] = useState<{ value: T }>();
    useEffect(() => (near && drawn?.value !== value ? later(() => setDrawn({ value })) : undefined), [near, value]);
    const picture = useMemo(() => drawn && children(drawn.value), [drawn]);
    return (
        <div ref={box} class={wide ? "staged wide" : "staged"} style={{ minHeight: `${height}px` }}>
            {picture}
        </div>
    );
}
