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
import { allRows, bestRow, results, type Column } from "../charts/trials";
import type { View } from "../charts/view";
import { useAddress } from "./address";
import { useAsked } from "./asked";
import { IntermediateValues } from "./curves";
import { Facts } from "./facts";
import { FilterBar } from "./filterBar";
import { FilterError } from "./filter";
import { entries, List } from "./list";
import { makeModel, type Model } from "./model";
import { NoteEditor } from "./note";
import { useRows, type RowCache } from "./rows";
import { sayAttributes, sayTrial } from "./say";
import { readSelection, select, writeSelection, type Selection } from "./selection";
import type { Source } from "./source";
import { TrialDrawer } from "./trialDrawer";
import { TrialTable } from "./trialTable";
import { flag, type Columns } from "./columns";
import type { Importances, StudyHeader } from "./types";

const mostAxes = 12;

interface StudyViewProps {
    header: StudyHeader;
    columns: Columns;
    source: Source;
}

/** One study: what was found, then the linked views, then the trials. What is chosen stands in the address. */
export function StudyView({ header, columns, source }: StudyViewProps) {
    const [query, change] = useAddress();
    const model = useMemo(() => makeModel(header, columns), [header, columns]);
    const cache = useRows(source, header.revision);
    const selectionKey = [query.get("filter"), query.get("state"), ...query.getAll("brush")].join("\n");
    const selection = useMemo(() => readSelection(query), [selectionKey]);
    const objective = Math.min(model.trials.objectives.length - 1, Math.max(0, Number(query.get("objective")) || 0));
    const picked = query.has("trial") ? Number(query.get("trial")) : undefined;
    const pick = (row: number) => change((next) => next.set("trial", String(model.trials.numbers[row])));
    const { rows, error } = useSelected(model, selection);
    const view = useMemo(() => makeView(model, rows, objective, cache, pick), [model, rows, objective, cache]);
    const setSelection = (next: Selection) => change((query) => writeSelection(next, query));
    const finished = header.counts.complete + header.counts.pruned + header.counts.failed;
    const importances = useAsked(() => source.importances(objective), [source, objective, finished]);
    const attributes = entries(header.userAttributes);
    const [key, direction] = (query.get("sort") ?? "number").split(" ") as [string, string?];
    return (
        <div class="study">
            <Facts model={model} view={view} pick={pick}>
                <NoteEditor note={header.note} save={source.actions && ((note) => source.actions!.saveNote(note))} />
            </Facts>
            {attributes.length > 0 && (
                <details class="study-attributes">
                    <summary>Attributes of the study</summary>
                    <List title="" items={attributes} />
                </details>
            )}
            <FilterBar
                model={model}
                selection={selection}
                shown={rows.length}
                error={error}
                change={setSelection}
                objective={objective}
                chooseObjective={(index) =>
                    change((next) => (index === 0 ? next.delete("objective") : next.set("objective", String(index))))
                }
            />
            <Charts model={model} view={view} importances={importances.value} source={source} selection={selection} change={setSelection} />
            {model.trials.count > 0 && (
                <TrialTable
                    model={model}
                    rows={rows}
                    best={view.best}
                    cache={cache}
                    source={source}
                    order={{ key, descending: direction === "down" }}
                    setOrder={(order) => change((next) => next.set("sort", order.descending ? `${order.key} down` : order.key))}
                    hidden={query.getAll("without")}
                    setHidden={(hidden) =>
                        change((next) => {
                            next.delete("without");
                            for (const column of hidden) next.append("without", column);
                        })
                    }
                    pick={pick}
                />
            )}
            {picked !== undefined && (
                <TrialDrawer
                    model={model}
                    view={view}
                    trial={picked}
                    cache={cache}
                    source={source}
                    close={() => change((next) => next.delete("trial"))}
                />
            )}
        </div>
    );
}

interface ChartsProps {
    model: Model;
    view: View;
    importances?: Importances;
    source: Source;
    selection: Selection;
    change(selection: Selection): void;
}

function Charts({ model, view, importances, source, selection, change }: ChartsProps) {
    const several = model.trials.objectives.length > 1;
    const curves = useAsked(() => source.curves(), [source, model.header.revision]);
    const parameters = useMemo(() => byImportance(model.trials.parameters, importances), [model, importances]);
    const reported = useMemo(() => model.columns.flags.some((bits) => (bits & flag.hasReports) > 0), [model]);
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
    const parallel = useMemo(() => ({ view, axes, all, ranges: selection.ranges }), [view, axes, all, selection.ranges]);
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
                {({ view, axes, all, ranges }) => (
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
            <Staged value={view} height={180} wide={reported !== several}>
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

/** An expression that cannot be read selects nothing away. */
function useSelected(model: Model, selection: Selection): { rows: Uint32Array; error?: string } {
    return useMemo(() => {
        try {
            return { rows: select(model, selection) };
        } catch (error) {
            if (!(error instanceof FilterError)) throw error;
            return { rows: select(model, { ...selection, expression: "" }), error: error.message };
        }
    }, [model, selection]);
}

function makeView(model: Model, rows: Uint32Array, index: number, cache: RowCache, pick: (row: number) => void): View {
    const { trials } = model;
    const objective = trials.objectives[index]!;
    return {
        trials,
        rows,
        objective,
        best: bestRow(trials, rows, objective),
        say: (row) => sayTrial(model, row),
        more: async (row) => sayAttributes(model, await cache.get(trials.numbers[row]!)),
        pick,
    };
}

function byImportance(parameters: Column[], importances: Importances | undefined): Column[] {
    const place = new Map(importances?.importances.map((item, index) => [item.name, index]));
    return parameters.slice().sort((one, other) => (place.get(one.name) ?? Infinity) - (place.get(other.name) ?? Infinity) || 0);
}
