import { moment, number } from "./format";
import type { Column } from "./trials";

export interface Tick {
    value: number;
    text: string;
}

/** Maps values to 0…1 and back, and knows where its round numbers are. */
export interface Scale {
    low: number;
    high: number;
    at(value: number): number;
    value(at: number): number;
    /** At most about `count` ticks. */
    ticks(count: number): Tick[];
}

export function linearScale(low: number, high: number, whole = false): Scale {
    if (!(low < high)) [low, high] = widened(low);
    return {
        low,
        high,
        at: (value) => (value - low) / (high - low),
        value: (at) => low + at * (high - low),
        ticks: (count) => roundTicks(low, high, count, whole ? 1 : 0),
    };
}

export function logScale(low: number, high: number): Scale {
    if (!(low < high)) [low, high] = [low / 2, low * 2];
    const from = Math.log(low);
    const width = Math.log(high) - from;
    return {
        low,
        high,
        at: (value) => (value > 0 ? (Math.log(value) - from) / width : -Infinity),
        value: (at) => Math.exp(from + at * width),
        ticks: (count) => logTicks(low, high, count),
    };
}

/** Choices stand in the middle of equal bands. */
export function choiceScale(names: string[]): Scale {
    const bands = Math.max(1, names.length);
    return {
        low: -0.5,
        high: bands - 0.5,
        at: (value) => (value + 0.5) / bands,
        value: (at) => at * bands - 0.5,
        ticks: (count) => {
            const every = Math.ceil(bands / Math.max(1, count));
            return names.map((text, value) => ({ value, text })).filter((tick) => tick.value % every === 0);
        },
    };
}

export function timeScale(low: number, high: number): Scale {
    const scale = linearScale(low, high);
    return { ...scale, ticks: (count) => timeTicks(scale.low, scale.high, count) };
}

/** The scale of a column over the finite values of `rows`, with a little air; log where the distribution is. */
export function columnScale(column: Column, rows: Uint32Array): Scale {
    if (column.scale === "choice") return choiceScale(column.choices ?? []);
    const [low, high] = range(column, rows);
    if (column.scale === "log" && low > 0) {
        const air = (high / low) ** 0.03;
        return logScale(low / air, high * air);
    }
    const air = (high - low) * 0.03;
    return linearScale(low - air, high + air, column.whole);
}

/** One value alone stands in the range of its distribution. */
function range(column: Column, rows: Uint32Array): [number, number] {
    const [low, high] = extent(column.values, rows);
    return low === high && column.low! < column.high! ? [column.low!, column.high!] : [low, high];
}

/** The smallest and largest finite value; 0 and 1 when there is none. */
export function extent(values: Float64Array, rows: Uint32Array): [number, number] {
    let low = Infinity;
    let high = -Infinity;
    for (const row of rows) {
        const value = values[row]!;
        if (!Number.isFinite(value)) continue;
        if (value < low) low = value;
        if (value > high) high = value;
    }
    return low <= high ? [low, high] : [0, 1];
}

function roundTicks(low: number, high: number, count: number, least = 0): Tick[] {
    const step = Math.max(least, roundStep((high - low) / Math.max(1, count)));
    const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const ticks: Tick[] = [];
    for (let index = Math.ceil(low / step - 1e-9); index * step <= high + step * 1e-9; index++) {
        const value = Number((index * step).toPrecision(12));
        ticks.push({ value, text: number(decimals > 6 ? value : Number(value.toFixed(Math.min(decimals, 12))), 6) });
    }
    return ticks;
}

/** The next of 1, 2, 5 times a power of ten. */
function roundStep(step: number): number {
    const power = 10 ** Math.floor(Math.log10(step));
    const rest = step / power;
    return power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
}

function logTicks(low: number, high: number, count: number): Tick[] {
    const decades = Math.log10(high / low);
    if (decades < 1) return roundTicks(low, high, count).filter((tick) => tick.value > 0);
    const first = Math.ceil(Math.log10(low) - 1e-9);
    const last = Math.floor(Math.log10(high) + 1e-9);
    const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(1, count)));
    const within = decades * 3 <= count ? [1, 2, 5] : decades * 2 <= count ? [1, 3] : [1];
    const ticks: Tick[] = [];
    for (let power = first - 1; power <= last; power++) {
        if (every > 1 && (power - first) % every !== 0) continue;
        for (const digit of within) {
            const value = Number(`${digit}e${power}`);
            if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) ticks.push({ value, text: number(value) });
        }
    }
    return ticks;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const timeSteps = [1, 2, 5, 10, 15, 30]
    .map((step) => step * second)
    .concat(
        [1, 2, 5, 10, 15, 30].map((step) => step * minute),
        [1, 2, 3, 6, 12].map((step) => step * hour),
        [1, 2, 7, 14, 30, 90, 365].map((step) => step * day),
    );

function timeTicks(low: number, high: number, count: number): Tick[] {
    const wanted = (high - low) / Math.max(1, count);
    const step = timeSteps.find((candidate) => candidate >= wanted) ?? timeSteps.at(-1)!;
    const shift = new Date(low).getTimezoneOffset() * minute;
    const ticks: Tick[] = [];
    for (let local = Math.ceil((low - shift) / step) * step; local + shift <= high; local += step) {
        ticks.push({ value: local + shift, text: timeText(local + shift, step) });
    }
    return ticks;
}

function timeText(time: number, step: number): string {
    const text = moment(time);
    if (step >= day) return text.slice(5, 10);
    const clock = text.slice(11);
    if (step < minute) return `${clock}:${String(new Date(time).getSeconds()).padStart(2, "0")}`;
    return clock === "00:00" ? text.slice(5, 10) : clock;
}

function widened(value: number): [number, number] {
    const air = value === 0 ? 1 : Math.abs(value) * 0.5;
    return [value - air, value + air];
}
