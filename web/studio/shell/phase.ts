import { duration, number } from "../../charts/format";
import type { Phase, TrainingNow } from "../api";

/** Whether it runs or can go on by itself. */
export function isOpen({ phase }: { phase: Phase }): boolean {
    return phase === "queued" || phase === "preparing" || phase === "running" || phase === "paused";
}

/** Where a training is, in a few words. */
export function phaseText(training: TrainingNow): string {
    const best = training.best === null ? "" : `, perplexity ${number(training.best, 3)}`;
    switch (training.phase) {
        case "queued":
            return "Waits for another training to end";
        case "preparing":
            return "Reads the scripts";
        case "running":
            return `Learns${training.secondsLeft === null ? "" : `, ${duration(training.secondsLeft * 1000)} left`}${best}`;
        case "paused":
            return `Paused at ${Math.round(training.position * 100)} %${best}`;
        case "stopped":
            return `Stopped${best}`;
        case "done":
            return `Done${best}`;
        case "failed":
            return training.error ?? "Failed";
    }
}
