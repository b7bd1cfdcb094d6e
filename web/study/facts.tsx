import type { ComponentChildren } from "preact";
import { ago, count, counted, duration, number } from "../charts/format";
import { cell, type Column, type Objective } from "../charts/trials";
import type { View } from "../charts/view";
import { StateMark } from "../parts/mark";
import type { Model } from "./model";
import { states } from "./types";

interface FactsProps {
    model: Model;
    view: View;
    pick(row: number): void;
    /** The study's note. */
    children: ComponentChildren;
}

/** First what was found, then how it was found. */
export function Facts({ model, view, pick, children }: FactsProps) {
    const { header, trials } = model;
    const several = trials.objectives.length > 1;
    return (
        <div class="facts">
            {several ? (
                <div class="fact">
                    <span class="fact-name">on the Pareto front</span>
                    <span class="fact-number">{count(header.bestCount)}</span>
                    <span class="soft small">{`of ${counted(header.counts.complete, "complete trial")}`}</span>
                </div>
            ) : (
                <BestFact objective={view.objective} view={view} parameters={trials.parameters} pick={pick} />
            )}
            <div class="fact">
                <span class="fact-name">trials</span>
                <span class="fact-number">{count(header.trialCount)}</span>
                <ul class="counts">
                    {states
                        .filter((state) => header.counts[state] > 0)
                        .map((state) => (
                            <li>
                                <StateMark state={state} /> {count(header.counts[state])} {state}
                            </li>
                        ))}
                </ul>
            </div>
            <div class="fact">
                <span class="fact-name">last activity</span>
                <span class="fact-number">{header.lastActivity === null ? "–" : ago(header.lastActivity)}</span>
                {header.created !== null && header.lastActivity !== null && (
                    <span class="soft small">{duration(header.lastActivity - header.created)} since the first trial began</span>
                )}
            </div>
            {children}
        </div>
    );
}

interface BestProps {
    objective: Objective;
    view: View;
    parameters: Column[];
    pick(row: number): void;
}

function BestFact({ objective, view, parameters, pick }: BestProps) {
    const row = view.best;
    if (row < 0) {
        return (
            <div class="fact">
                <span class="fact-name">best {objective.name}</span>
                <span class="fact-number">–</span>
                <span class="soft small">no result yet</span>
            </div>
        );
    }
    const having = parameters.filter((parameter) => !Number.isNaN(parameter.values[row]));
    return (
        <div class="fact best-fact">
            <span class="fact-name">
                {objective.direction === "minimize" ? "lowest" : "highest"} {objective.name}
            </span>
            <span class="fact-number">{number(objective.values[row]!, 5)}</span>
            <span class="small">
                <button class="link" onClick={() => pick(row)}>
                    Trial {count(view.trials.numbers[row]!)}
                </button>
                <span class="soft">
                    {" "}
                    {having
                        .slice(0, 5)
                        .map((parameter) => `${parameter.name} ${cell(parameter, row, number)}`)
                        .join(", ")}
                    {having.length > 5 && ` and ${having.length - 5} more`}
                </span>
            </span>
        </div>
    );
}
