import { useEffect, useRef, useState } from "preact/hooks";

type Job = () => void;

const jobs: Job[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => {
    jobs.shift()?.();
    if (jobs.length > 0) channel.port2.postMessage(0);
};

/** Runs each job in a task of its own, in order, so that no task of the page is long. */
export function later(job: Job): () => void {
    jobs.push(job);
    if (jobs.length === 1) channel.port2.postMessage(0);
    return () => {
        const at = jobs.indexOf(job);
        if (at > 0) jobs.splice(at, 1);
        else if (at === 0) jobs[0] = () => undefined;
    };
}

/** The result of `compute`, worked out after the page has been painted; the last result until then. */
export function useLater<T>(compute: () => T, inputs: unknown[]): T | undefined {
    const [result, setResult] = useState<T>();
    const latest = useRef(compute);
    latest.current = compute;
    useEffect(() => later(() => setResult(() => latest.current())), inputs);
    return result;
}
