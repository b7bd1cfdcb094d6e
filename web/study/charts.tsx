import { useMemo } from "preact/hooks";
import { Distribution } from "../charts/distribution";
import { Hypervolume, ParetoFront } from "../charts/front";
import { History } from "../charts/history";
import { ImportanceBars } from "../charts/importances";
import { Contour, Rank } from "../charts/pair";
import { ParallelCoordinates } from "../charts/parallel";
import { Slices } from "../charts/slice";
import { Staged } from "../charts/staged";
import { Timeline } from "../charts/timeline";
import { allRows, results, type Column } from "../charts/trials";
import type { View } from "../charts/view";
import { useAsked } from "../parts/asked";
import { flag } from "./columns";
import { IntermediateValues } from "./curves";
import { Gain } from "./gain";
import type { Model } from "./model";
import type { Selection } from "./selection";
import type { Source } from "./source";
import type { Importances } from "./types";

const mostAxes = 12;

interface ChartsProps {
    model: Model;
    view: View;
    importances?: Importances;
    source: Source;
    selection: Selection;
    change(selection: Selection): void;
}

/** All charts of a study over the selected trials. Without a result there is only the timeline. */
export function Charts({ model, view, importances, source, selection, change }: ChartsProps) {
    const several = model.trials.objectives.length > 1;
    const parameters = useMemo(() => byImportance(model.trials.parameters, importances), [model, importances]);
    const reported = useMemo(() => model.columns.flags.some((bits) => (bits & flag.hasReports) > 0), [model]);
    const curves = useAsked(async () => (reported ? source.curves() : undefined), [source, reported, model.header.revision]);
    const axes = useMemo(
        () =>
            [
                ...model.trials.objectives.map((column, index) => ({ key: `value:${index}`, column: column as Column })),
                ...parameters.map((column) => ({ key: `param:${column.name}`, column })),
            ].slice(0, mostAxes),
        [parameters],
    );
    const all = useMemo(() => results(model.trials, allRows(model.trials.count), view.objective), [model, view.objective]);
    const brush = (key: string, range: [number, number] | undefined) => {
        const ranges = new Map(selection.ranges);
        if (range) ranges.set(key, range);
        else ranges.delete(key);
        change({ ...selection, ranges });
    };
    const parallel = useMemo(() => ({ view, axes, all, ranges: selection.ranges, brush }), [view, axes, all, selection]);
    const ordered = useMemo(() => ({ view, parameters }), [view, parameters]);
    const curved = useMemo(() => ({ view, value: curves.value, error: curves.error }), [view, curves.value, curves.error]);
    const bars = useMemo(
        () => ({ importances: importances?.importances, metric: view.objective.name }),
        [importances, view.objective.name],
    );
    if (all.length === 0) {
        return (
            <div class="charts">
                <p class="chart-empty wide">{unfinished(model.trials.count)}</p>
                {model.trials.count > 0 && (
                    <Staged value={view} height={180} wide>
                        {(view) => <Timeline view={view} />}
                    </Staged>
                )}
            </div>
        );
    }
    return (
        <div class="charts">
            {several && (
                <Staged value={view} height={440} wide>
                    {(view) => <ParetoFront view={view} />}
                </Staged>
            )}
            <Staged value={view} height={390}>
                {(view) => <History view={view} />}
            </Staged>
            <Staged value={bars} height={86 + Math.max(4, Math.min(12, parameters.length)) * 28}>
                {({ importances, metric }) => <ImportanceBars importances={importances} metric={metric} />}
            </Staged>
            <Staged value={parallel} height={460} wide>
                {({ view, axes, all, ranges, brush }) => (
                    <ParallelCoordinates view={view} axes={axes} everything={all} ranges={ranges} brush={brush} />
                )}
            </Staged>
            <Staged value={ordered} height={290} wide>
                {({ view, parameters }) => <Slices view={view} parameters={parameters} />}
            </Staged>
            <Staged value={ordered} height={450}>
                {({ view, parameters }) => <Contour view={view} parameters={parameters} />}
            </Staged>
            <Staged value={ordered} height={450}>
                {({ view, parameters }) => <Rank view={view} parameters={parameters} />}
            </Staged>
            {reported && (
                <Staged value={curved} height={430}>
                    {({ view, value, error }) => (
                        <IntermediateValues model={model} view={view} asked={{ value, error, retry: curves.retry }} />
                    )}
                </Staged>
            )}
            <Staged value={view} height={350}>
                {(view) => <Distribution view={view} />}
            </Staged>
            {several && (
                <Staged value={view} height={350}>
                    {(view) => <Hypervolume view={view} />}
                </Staged>
            )}
            {source.gain && (
                <Staged value={view.objective} height={350}>
                    {(objective) => (
                        <Gain
                            key={objective.name}
                            objective={objective}
                            ask={() => source.gain!(model.trials.objectives.indexOf(objective))}
                        />
                    )}
                </Staged>
            )}
            <Staged value={view} height={180} wide={(reported !== several) !== (source.gain !== undefined)}>
                {(view) => <Timeline view={view} />}
            </Staged>
        </div>
    );
}

function unfinished(count: number): string {
    return count === 0
        ? "No trial yet. Start a search on this study, or queue a trial: it appears here by itself."
        : "No trial has a result yet. The charts appear with the first one, by themselves.";
}

function byImportance(parameters: Column[], importances: Importances | undefined): Column[] {
    const place = new Map(importances?.importances.map((item, index) => [item.name, index]));
    return parameters.slice().sort((one, other) => (place.get(one.name) ?? Infinity) - (place.get(other.name) ?? Infinity) || 0);
}
