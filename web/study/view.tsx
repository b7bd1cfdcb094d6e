import { useMemo } from "preact/hooks";
import { Picked } from "../charts/hover";
import { bestRow } from "../charts/trials";
import type { View } from "../charts/view";
import { useAddress } from "./address";
import { useAsked } from "../parts/asked";
import { Charts } from "./charts";
import { Facts } from "./facts";
import { Files } from "./files";
import { FilterBar } from "./filterBar";
import { FilterError } from "./filter";
import { entries, List } from "./list";
import { find, makeModel, type Model } from "./model";
import { NoteEditor } from "./note";
import { useRows, type RowCache } from "./rows";
import { sayAttributes, sayTrial } from "./say";
import { readSelection, select, writeSelection, type Selection } from "./selection";
import type { Source } from "./source";
import { TrialDrawer } from "./trialDrawer";
import { TrialTable } from "./trialTable";
import type { Columns } from "./columns";
import type { StudyHeader } from "./types";

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
            <Files files={header.artifacts} address={header.hasFiles ? source.file : undefined} />
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
            <Picked.Provider value={picked === undefined ? -1 : find(model.trials.numbers, picked)}>
                <Charts
                    model={model}
                    view={view}
                    importances={importances.value}
                    source={source}
                    selection={selection}
                    change={setSelection}
                />
            </Picked.Provider>
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
