/** Uniform numbers in 0…1 that are the same in every run (mulberry32). */
export function random(seed: number): () => number {
    return () => {
        seed = (seed + 0x6d2b79f5) | 0;
        let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
        return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
    };
}

export function all(count: number): Uint32Array {
    return Uint32Array.from({ length: count }, (_, row) => row);
}
