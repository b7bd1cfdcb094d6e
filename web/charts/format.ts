const thin = "\u202f";
const minus = "\u2212";

/** A number for reading: four significant digits, thin spaces in thousands, powers of ten where they are shorter. */
export function number(value: number, digits = 4): string {
    if (Number.isNaN(value)) return "not a number";
    if (!Number.isFinite(value)) return value > 0 ? "∞" : `${minus}∞`;
    const size = Math.abs(value);
    if (size === 0) return "0";
    if (size < 1e-4 || size >= 1e9) return scientific(value, digits);
    if (Number.isInteger(value)) return grouped(value.toFixed(0));
    const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)));
    return grouped(
        value
            .toFixed(Math.min(decimals, 12))
            .replace(/(\.\d*?)0+$/, "$1")
            .replace(/\.$/, ""),
    );
}

/** A count, with thin spaces in thousands. */
export function count(value: number): string {
    return grouped(value.toFixed(0));
}

export function counted(value: number, one: string, many = `${one}s`): string {
    return `${count(value)} ${value === 1 ? one : many}`;
}

export function percent(share: number): string {
    return share > 0 && share < 0.01 ? "< 1 %" : `${Math.round(share * 100)} %`;
}

/** A size for reading: 340 KB, 1.2 MB. */
export function bytes(size: number): string {
    if (size < 1000) return `${size} B`;
    return size < 1e6 ? `${number(size / 1e3, 2)} KB` : size < 1e9 ? `${number(size / 1e6, 3)} MB` : `${number(size / 1e9, 3)} GB`;
}

/** How long something took: 350 ms, 2.4 s, 3 min 20 s, 2 h 5 min, 3 d 4 h. */
export function duration(milliseconds: number): string {
    if (!Number.isFinite(milliseconds) || milliseconds < 0) return "–";
    if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
    const seconds = milliseconds / 1000;
    if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
    if (seconds < 3600) return two(seconds, 60, "min", 1, "s");
    if (seconds < 86_400) return two(seconds, 3600, "h", 60, "min");
    return two(seconds, 86_400, "d", 3600, "h");
}

/** A moment in the reader's own time. */
export function moment(time: number): string {
    if (!Number.isFinite(time)) return "–";
    const at = new Date(time);
    return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

export function ago(time: number, now = Date.now()): string {
    if (!Number.isFinite(time)) return "never";
    const passed = now - time;
    if (passed < 10_000) return "just now";
    if (passed < 60_000) return `${Math.round(passed / 1000)} s ago`;
    if (passed < 3_600_000) return `${Math.round(passed / 60_000)} min ago`;
    if (passed < 86_400_000) return `${Math.round(passed / 3_600_000)} h ago`;
    return passed < 30 * 86_400_000 ? counted(Math.round(passed / 86_400_000), "day") + " ago" : moment(time).slice(0, 10);
}

function scientific(value: number, digits: number): string {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e") as [string, string];
    return `${mantissa.replace(/\.?0+$/, "")}e${exponent.replace("+", "")}`.replaceAll("-", minus);
}

function grouped(text: string): string {
    const [whole, fraction] = text.replace("-", minus).split(".") as [string, string?];
    const digits = whole.replace(minus, "");
    const spaced = digits.length > 4 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, thin) : whole;
    return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

function two(seconds: number, large: number, name: string, small: number, smallName: string): string {
    const first = Math.floor(seconds / large);
    const second = Math.floor((seconds - first * large) / small);
    return second === 0 ? `${first} ${name}` : `${first} ${name} ${second} ${smallName}`;
}

function pad(part: number): string {
    return String(part).padStart(2, "0");
}
