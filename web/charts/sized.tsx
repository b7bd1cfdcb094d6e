import type { ComponentChildren } from "preact";
import { useWidth } from "./size";

/** Gives its child the width there is, once it is known. */
export function Sized({ height, children }: { height: number; children: (width: number) => ComponentChildren }) {
    const [box, width] = useWidth<HTMLDivElement>();
    return (
        <div class="chart-sized" ref={box} style={{ height: `${height}px` }}>
            {width > 0 && children(width)}
        </div>
    );
}
