import { useEffect, useState } from "preact/hooks";
import { count, number } from "../charts/format";
import { Icon } from "../parts/icon";
import { StateMark } from "../parts/mark";
import { knownNames, brushed, everything, isEverything, type Selection } from "./selection";
import type { Model } from "./model";
import { states, type State } from "./types";

interface FilterBarProps {
    model: Model;
    selection: Selection;
    shown: number;
    error?: string;
    change(selection: Selection): void;
    objective: number;
    chooseObjective(index: number): void;
}

/** What every view shows: an expression, states, and the brushes of the parallel coordinates. */
export function FilterBar({ model, selection, shown, error, change, objective, chooseObjective }: FilterBarProps) {
    const { trials, header } = model;
    return (
        <div class="filter" role="search" aria-label="Filter">
            <Expression
                model={model}
                value={selection.expression}
                error={error}
                change={(expression) => change({ ...selection, expression })}
            />
            <div class="filter-states" role="group" aria-label="States">
                {states
                    .filter((state) => header.counts[state] > 0 || selection.states.includes(state))
                    .map((state) => (
                        <button
                            class="chip"
                            aria-pressed={selection.states.includes(state)}
                            title={`Show ${state} trials`}
                            onClick={() => change({ ...selection, states: toggled(selection.states, state) })}
                        >
                            <StateMark state={state} />
                            {state}
                        </button>
                    ))}
            </div>
            {trials.objectives.length > 1 && (
                <label class="toggle">
                    objective
                    <select value={objective} onChange={(event) => chooseObjective(Number(event.currentTarget.value))}>
                        {trials.objectives.map((one, index) => (
                            <option value={index}>{one.name}</option>
                        ))}
                    </select>
                </label>
            )}
            <span class="filter-count" role="status">
                {shown === trials.count ? `all ${count(shown)}` : `${count(shown)} of ${count(trials.count)}`}
            </span>
            {!isEverything(selection) && (
                <button class="quiet" onClick={() => change(everything)}>
                    Clear
                </button>
            )}
            {selection.ranges.size > 0 && (
                <ul class="brushes" aria-label="Selected ranges">
                    {[...selection.ranges].map(([key, [low, high]]) => {
                        const column = brushed(model, key);
                        const edge = (value: number) => column?.choices?.[value] ?? number(value);
                        const without = new Map(selection.ranges);
                        without.delete(key);
                        return (
                            <li class="chip">
                                {column?.name} {edge(low)} {low !== high && `to ${edge(high)}`}
                                <button
                                    aria-label={`Remove the range of ${column?.name}`}
                                    onClick={() => change({ ...selection, ranges: without })}
                                >
                                    ×
                                </button>
                            </li>
                        );
                    })}
                </ul>
            )}
        </div>
    );
}

interface ExpressionProps {
    model: Model;
    value: string;
    error?: string;
    change(value: string): void;
}

function Expression({ model, value, error, change }: ExpressionProps) {
    const [text, setText] = useState(value);
    const [focused, setFocused] = useState(false);
    useEffect(() => setText(value), [value]);
    useEffect(() => {
        if (text === value) return;
        const timer = setTimeout(() => change(text), 250);
        return () => clearTimeout(timer);
    }, [text]);
    const names = knownNames(model);
    return (
        <div class="expression">
            <Icon name="search" />
            <input
                class="input"
                type="search"
                spellcheck={false}
                autocomplete="off"
                aria-label="Filter by expression"
                aria-invalid={error !== undefined}
                aria-describedby="expression-hint"
                placeholder={example(model)}
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
                onKeyDown={(event) => event.key === "Enter" && change(text)}
                onFocus={() => setFocused(true)}
                onBlur={() => setFocused(false)}
            />
            <p id="expression-hint" class={error ? "wrong" : "hint"} hidden={!error && !focused}>
                {error ?? `Names: ${names.slice(0, 14).join(", ")}${names.length > 14 ? " …" : ""}. Join with and, or, not.`}
            </p>
        </div>
    );
}

function example(model: Model): string {
    const float = model.trials.parameters.find((parameter) => !parameter.choices);
    const text = model.trials.parameters.find((parameter) => parameter.choices && parameter.choices.length > 1);
    const parts = [
        float && `${float.name} < ${number(((float.low ?? 0) + (float.high ?? 1)) / 2, 1)}`,
        text && `${text.name} == "${text.choices![0]}"`,
    ].filter(Boolean);
    return parts.length > 0 ? `Filter: ${parts.join(" and ")}` : "Filter: value < 1";
}

function toggled(chosen: State[], state: State): State[] {
    return chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state];
}
