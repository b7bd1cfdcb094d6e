import { duration, number } from "../charts/format";
import { cell, State } from "../charts/trials";
import { plainText, type Model } from "./model";
import type { TrialRow } from "./types";

const most = 12;

/** A trial in a sentence: what became of it, with which parameters, and its numeric attributes. */
export function sayTrial(model: Model, row: number): string {
    const parameters = model.trials.parameters
        .filter((parameter) => !Number.isNaN(parameter.values[row]))
        .map((parameter) => `${parameter.name} ${cell(parameter, row, number)}`);
    const attributes = model.attributes
        .filter((attribute) => !Number.isNaN(attribute.values[row]))
        .map((attribute) => `${attribute.name} ${number(attribute.values[row]!)}`);
    const took = model.duration.values[row]!;
    return [
        `${outcome(model, row)}${parameters.length > 0 ? ` with ${list(parameters)}` : ""}${took >= 0 ? `, in ${duration(took * 1000)}` : ""}.`,
        attributes.length > 0 ? ` ${list(attributes)}.` : "",
    ].join("");
}

/** What the columns do not hold: attributes that are text. */
export function sayAttributes(model: Model, trial: TrialRow | undefined): string {
    const numeric = new Set(model.attributes.map((attribute) => attribute.name));
    const texts = Object.entries(trial?.userAttributes ?? {})
        .filter(([name]) => !numeric.has(name))
        .map(([name, value]) => `${name} ${shortened(plainText(value))}`);
    return [texts.length > 0 ? `${list(texts)}.` : "", trial?.failureReason ? `Reason: ${shortened(trial.failureReason)}` : ""]
        .filter(Boolean)
        .join(" ");
}

function outcome(model: Model, row: number): string {
    const { trials, columns } = model;
    const name = `Trial ${trials.numbers[row]}`;
    const single = trials.objectives.length === 1;
    const values = trials.objectives.map(
        (objective) => `${single && objective.name === "value" ? "" : `${objective.name} `}${number(objective.values[row]!)}`,
    );
    const step = Number.isNaN(columns.lastStep[row]) ? "" : ` at step ${number(columns.lastStep[row]!)}`;
    switch (trials.states[row]) {
        case State.complete:
            return `${name} reached ${values.join(" and ")}${trials.infeasible[row] ? ", but breaks a constraint," : ""}`;
        case State.pruned:
            return `${name} was pruned${step}${Number.isFinite(trials.objectives[0]!.values[row]) ? ` at ${number(trials.objectives[0]!.values[row]!)}` : ""}`;
        case State.failed:
            return `${name} failed${step}`;
        case State.waiting:
            return `${name} is queued`;
        default:
            return `${name} is running${step ? `,${step}` : ""}`;
    }
}

function list(items: string[]): string {
    return items.length > most ? `${items.slice(0, most).join(", ")} and ${items.length - most} more` : items.join(", ");
}

function shortened(text: string): string {
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
