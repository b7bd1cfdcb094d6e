import type { Epoch } from "../api";

/** When each epoch ended, in minutes; as long as an epoch usually takes where that is not known. Numbers of epochs without a clock. */
export function epochTimes(epochs: Pick<Epoch, "number" | "seconds">[], usual: number): number[] {
    if (usual === 0) return epochs.map((one) => one.number);
    let time = 0;
    return epochs.map((one) => (time = one.seconds === null ? time + usual : one.seconds / 60));
}
