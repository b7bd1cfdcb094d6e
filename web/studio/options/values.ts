import type { Value } from "../api";

/** The values with one of them set; undefined takes it out. */
export function withValue<T>(values: { [name: string]: T }, name: string, value: T | undefined): { [name: string]: T } {
    const next = { ...values };
    if (value === undefined) delete next[name];
    else next[name] = value;
    return next;
}

/** The value of an option that is a list of texts. */
export function listOf(value: Value | undefined): string[] {
    return Array.isArray(value) ? value : [];
}

/** The value of an option that is a number for each name. */
export function numbersOf(value: Value | undefined): { [name: string]: number } {
    return value && typeof value === "object" && !Array.isArray(value) ? value : {};
}

/** A list or numbers; undefined if there are none left, since that sets nothing. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
    return Object.keys(value).length > 0 ? value : undefined;
}
