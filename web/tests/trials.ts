import { State, type Trials } from "../charts/trials";

/** Complete trials with these values, one column an objective. */
export function completeTrials(columns: number[][], directions: ("minimize" | "maximize")[]): Trials {
    const count = columns[0]!.length;
    return {
        count,
        numbers: Float64Array.from({ length: count }, (_, row) => row),
        states: new Float64Array(count).fill(State.complete),
        starts: new Float64Array(count),
        ends: new Float64Array(count),
        infeasible: new Uint8Array(count),
        objectives: columns.map((values, index) => ({
            name: `value ${index}`,
            direction: directions[index]!,
            scale: "linear",
            values: Float64Array.from(values),
        })),
        parameters: [],
    };
}
