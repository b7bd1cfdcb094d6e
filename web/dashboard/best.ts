import { count, number } from "../charts/format";
import type { StudySummary } from "../study/types";

/** The best value of a study as text: one number, or the size of its front. */
export function bestText(study: StudySummary): string {
    if (study.directions.length > 1) return study.bestCount === 0 ? "–" : `front of ${count(study.bestCount)}`;
    const value = study.best[0]?.values[0];
    return value === undefined ? "–" : number(Number(value));
}
