import { useState } from "preact/hooks";
import { moment } from "../../charts/format";
import { go } from "../../frame/navigate";
import { useAsked } from "../../parts/asked";
import { attempt } from "../../parts/toast";
import type { Comparison, ComparisonResult, Contestant, Model, Show } from "../api";
import { client } from "../client";
import { toComparison } from "../route";
import { useStudioEvents } from "../shell/events";

const usual = "usual controls";
const own = "the controls of the writing page";
const plain = "plain sampling";
const styles: Record<string, (show: Show) => Contestant["controls"]> = {
    [usual]: () => ({}),
    [own]: (show) => show.controls,
    [plain]: () => ({ candidates: 1 }),
};

/** What a side of a comparison is called. */
export function contestantName({ model, controls }: Contestant): string {
    const set = Object.entries(controls ?? {});
    const isPlain = set.length === 1 && set[0]![0] === "candidates" && set[0]![1] === 1;
    const style = set.length === 0 ? usual : isPlain ? plain : set.map(([name, value]) => said(name, value)).join(", ");
    return model ? `${model}, ${style}` : style;
}

function said(name: string, value: unknown): string {
    return typeof value === "object" ? name : `${name} ${String(value)}`;
}

/** What a finished comparison says. */
export function verdictOf({ a, b, low, high }: ComparisonResult): string {
    if (low > 0.5) return `Better: ${contestantName(a)}.`;
    return high < 0.5 ? `Better: ${contestantName(b)}.` : "The answers do not tell them apart.";
}

/** Blind comparisons: which of two a reader prefers, without knowing which is which. */
export function Comparisons({ show, models }: { show: Show; models: Model[] }) {
    const asked = useAsked(() => client.comparisons(show.id), [show.id]);
    useStudioEvents((event) => event.type === "comparison" && event.data.show === show.id && asked.retry());
    const [a, setA] = useState({ model: "", style: usual });
    const [b, setB] = useState({ model: "", style: plain });
    const [pairs, setPairs] = useState(10);
    const contestant = ({ model, style }: typeof a): Contestant => ({ model: model || undefined, controls: styles[style]!(show) });
    const start = (event: Event) => {
        event.preventDefault();
        void attempt(async () => {
            const made = await client.compare(show.id, { a: contestant(a), b: contestant(b), pairs });
            go(toComparison(show.id, made.id));
        });
    };
    return (
        <section class="block compare-block" aria-labelledby="blind">
            <h2 id="blind">Which do you prefer?</h2>
            <p class="prose soft">
                Two scenes at a time, without saying which is which. You choose; in the end you see what you preferred.
            </p>
            <form class="compare-form" onSubmit={start}>
                <Side name="One" value={a} set={setA} models={models} />
                <Side name="The other" value={b} set={setB} models={models} />
                <label class="field">
                    <span>Pairs</span>
                    <select class="input" onChange={(event) => setPairs(Number(event.currentTarget.value))}>
                        {[5, 10, 20, 40].map((one) => (
                            <option key={one} value={one} selected={one === pairs}>
                                {one}
                            </option>
                        ))}
                    </select>
                </label>
                <button class="button">Begin</button>
            </form>
            {(asked.value?.length ?? 0) > 0 && (
                <ul class="comparisons">
                    {asked.value!.map((one) => (
                        <li key={one.id}>
                            <a href={toComparison(show.id, one.id)}>{moment(Date.parse(one.created))}</a>
                            <span class="soft">{one.result ? verdictOf(one.result) : standing(one)}</span>
                        </li>
                    ))}
                </ul>
            )}
        </section>
    );
}

interface SideProps {
    name: string;
    value: { model: string; style: string };
    set(value: { model: string; style: string }): void;
    models: Model[];
}

function Side({ name, value, set, models }: SideProps) {
    return (
        <fieldset class="compare-side">
            <legend>{name}</legend>
            {models.length > 1 && (
                <select
                    class="input"
                    aria-label={`${name}: model`}
                    onChange={(event) => set({ ...value, model: event.currentTarget.value })}
                >
                    {models.map((one) => (
                        <option key={one.name} value={one.name} selected={value.model ? one.name === value.model : one.isChosen}>
                            {one.name}
                        </option>
                    ))}
                </select>
            )}
            <select
                class="input"
                aria-label={`${name}: controls`}
                onChange={(event) => set({ ...value, style: event.currentTarget.value })}
            >
                {Object.keys(styles).map((style) => (
                    <option key={style} value={style} selected={style === value.style}>
                        {style}
                    </option>
                ))}
            </select>
        </fieldset>
    );
}

function standing({ phase, answered, wanted, error }: Comparison): string {
    return phase === "failed" ? (error ?? "Failed.") : `${answered} of ${wanted} answered`;
}
