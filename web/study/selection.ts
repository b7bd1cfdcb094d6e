import type { Range } from "../charts/parallelAxis";
import { allRows, type Column } from "../charts/trials";
import { parseFilter, type Named, type Test } from "./filter";
import type { Model } from "./model";
import { states, type State } from "./types";

/** Which trials every view shows. */
export interface Selection {
    expression: string;
    /** None: all. */
    states: State[];
    /** Brushes by the key of their axis: `value:0`, `param:lr`. */
    ranges: Map<string, Range>;
}

export const everything: Selection = { expression: "", states: [], ranges: new Map() };

export function isEverything(selection: Selection): boolean {
    return selection.expression.trim() === "" && selection.states.length === 0 && selection.ranges.size === 0;
}

export function readSelection(query: URLSearchParams): Selection {
    const ranges = new Map<string, Range>();
    for (const brush of query.getAll("brush")) {
        const [, key, low, high] = /^(.+)=([^=]+)\.\.([^=]+)$/.exec(brush) ?? [];
        if (key && Number.isFinite(Number(low)) && Number.isFinite(Number(high))) ranges.set(key, [Number(low), Number(high)]);
    }
    return {
        expression: query.get("filter") ?? "",
        states: states.filter((state) => query.get("state")?.split(",").includes(state)),
        ranges,
    };
}

export function writeSelection(selection: Selection, query: URLSearchParams): void {
    for (const name of ["filter", "state", "brush"]) query.delete(name);
    if (selection.expression.trim() !== "") query.set("filter", selection.expression);
    if (selection.states.length > 0) query.set("state", selection.states.join());
    for (const [key, [low, high]] of selection.ranges) query.append("brush", `${key}=${low}..${high}`);
}

/** The selected rows, ascending. Throws FilterError. */
export function select(model: Model, selection: Selection): Uint32Array {
    const { trials } = model;
    const tests: Test[] = [];
    if (selection.states.length > 0) {
        const wanted = selection.states.map((state) => states.indexOf(state));
        tests.push((row) => wanted.includes(trials.states[row]!));
    }
    for (const [key, [low, high]] of selection.ranges) {
        const values = brushed(model, key)?.values;
        if (values) tests.push((row) => values[row]! >= low && values[row]! <= high);
    }
    if (selection.expression.trim() !== "") tests.push(parseFilter(selection.expression, (name) => named(model, name)));
    return tests.reduce((rows, test) => rows.filter(test), allRows(trials.count));
}

export function brushed(model: Model, key: string): Column | undefined {
    const [kind, name] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    return kind === "value" ? model.trials.objectives[Number(name)] : model.trials.parameters.find((parameter) => parameter.name === name);
}

/** Names of expressions: parameters first, then attributes, then what every trial has. */
export function named(model: Model, name: string): Named | undefined {
    const { trials } = model;
    const column = [...trials.parameters, ...model.attributes, ...trials.objectives].find((one) => one.name === name);
    if (column) return column;
    switch (name) {
        case "value":
            return trials.objectives[0];
        case "number":
        case "trial":
            return { values: trials.numbers };
        case "state":
            return { values: trials.states, choices: states };
        case "duration":
            return model.duration;
        case "feasible":
            return { values: trials.infeasible, choices: ["true", "false"] };
        case "step":
            return { values: model.columns.lastStep };
        default:
            return undefined;
    }
}

/** The names that an expression of this study can use. */
export function knownNames(model: Model): string[] {
    const quoted = (name: string) => (/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `\`${name}\``);
    const own = [...model.trials.objectives, ...model.trials.parameters, ...model.attributes].map((column) => quoted(column.name));
    return [...new Set([...own, "number", "state", "duration", "feasible", "step"])];
}
