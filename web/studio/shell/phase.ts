import type { Phase, TrainingNow } from "../api";

/** Whether it runs or can go on by itself. */
export function isOpen({ phase }: { phase: Phase }): boolean {
    return phase === "queued" || phase === "preparing" || phase === "running" || phase === "paused";
}

/** Where a training is, in a few words after the name of its model. */
export function phaseText(training: TrainingNow): string {
    switch (training.phase) {
        case "queued":
            return "waits for another training to end";
        case "preparing":
            return "reads the scripts";
        case "running":
            return "is learning";
        case "paused":
            return `is paused at ${Math.round(training.position * 100)} %`;
        case "stopped":
            return "was stopped";
        case "done":
            return "has learnt";
        case "failed":
            return `could not be trained. ${training.error ?? ""}`;
    }
}
