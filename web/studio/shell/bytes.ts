import { number } from "../../charts/format";

/** A size for reading: 340 KB, 1.2 MB. */
export function bytes(size: number): string {
    if (size < 1000) return `${size} B`;
    return size < 1e6 ? `${number(size / 1e3, 2)} KB` : size < 1e9 ? `${number(size / 1e6, 3)} MB` : `${number(size / 1e9, 3)} GB`;
}
