import { counted } from "../charts/format";
import { states, type State } from "../study/types";

/** Counts by state as a tiny stacked bar. */
export function StateBar({ counts }: { counts: Record<State, number> }) {
    const total = states.reduce((sum, state) => sum + counts[state], 0);
    const order: State[] = ["complete", "pruned", "failed", "running", "waiting"];
    const words = order.filter((state) => counts[state] > 0).map((state) => `${counted(counts[state], state, state)}`);
    return (
        <span class="state-bar" role="img" aria-label={words.join(", ") || "no trials"} title={words.join(", ")}>
            {order.map((state) => counts[state] > 0 && <span class={`bar-${state}`} style={{ flexGrow: counts[state] / total }} />)}
        </span>
    );
}
