import { counted, number } from "../../charts/format";

const stops = [1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440];

/** Minutes from one to a day: close steps where they matter, wide ones where they do not. */
export function MinutesSlider({ minutes, set }: { minutes: number; set(minutes: number): void }) {
    const at = Math.max(
        0,
        stops.findLastIndex((stop) => stop <= minutes),
    );
    return (
        <label class="minutes">
            <span class="minutes-value">{spoken(minutes)}</span>
            <input
                type="range"
                min={0}
                max={stops.length - 1}
                step={1}
                value={at}
                aria-label="Minutes"
                aria-valuetext={spoken(minutes)}
                onInput={(event) => set(stops[Number(event.currentTarget.value)]!)}
            />
            <span class="minutes-ends small soft">
                <span>1 minute</span>
                <span>1 day</span>
            </span>
        </label>
    );
}

function spoken(minutes: number): string {
    if (minutes < 120) return counted(minutes, "minute");
    return minutes === 1440 ? "1 day" : `${number(minutes / 60)} hours`;
}
