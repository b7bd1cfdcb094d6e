import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** The width of an element in pixels, 0 before it is known. */
export function useWidth<E extends HTMLElement>(): [RefObject<E | null>, number] {
    const ref = useRef<E>(null);
    const [width, setWidth] = useState(0);
    useEffect(() => {
        const element = ref.current;
        if (!element) return;
        const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
        observer.observe(element);
        return () => observer.disconnect();
    }, []);
    return [ref, width];
}

/** Whether an element is in the window or near it. */
export function useNear<E extends HTMLElement>(): [RefObject<E | null>, boolean] {
    const ref = useRef<E>(null);
    const [near, setNear] = useState(false);
    useEffect(() => {
        const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)!.isIntersecting), { rootMargin: "300px" });
        observer.observe(ref.current!);
        return () => observer.disconnect();
    }, []);
    return [ref, near];
}
