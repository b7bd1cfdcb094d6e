import { useEffect, useMemo, useState } from "preact/hooks";
import { ago, count, counted } from "../charts/format";
import { useEvents } from "../frame/live";
import { useNarrow } from "../frame/narrow";
import { go } from "../frame/navigate";
import { Offline } from "../frame/offline";
import { Icon } from "../parts/icon";
import { Popup } from "../parts/popup";
import { Empty, Failure, Skeleton } from "../parts/states";
import { Table, type TableColumn } from "../parts/table";
import { useAddress } from "../study/address";
import { useAsked } from "../parts/asked";
import type { StudySummary } from "../study/types";
import { bestText } from "./best";
import { client } from "./client";
import type { StorageInfo, StudyList } from "./api";
import { CreateStudy, DeleteStudy, RenameStudy } from "./studyDialogs";
import { toCompare, toStudy } from "./route";
import { StateBar } from "./stateBar";

type Dialog = { kind: "create" } | { kind: "rename" | "delete"; study: StudySummary };

export function StudiesPage() {
    const asked = useAsked(client.studies, []);
    const { value: list, set } = asked;
    useEffect(() => void (document.title = "Studies"), []);
    const connected = useEvents("api/events", {
        list: set,
        summary: (data: StudySummary) => set((list) => withSummary(list, data)),
        removed: (data: { id: string }) => set((list) => ({ ...list, studies: list.studies.filter((study) => study.id !== data.id) })),
        storage: (data: { storage: number; info: StorageInfo }) =>
            set((list) => ({ ...list, storages: list.storages.map((info, index) => (index === data.storage ? data.info : info)) })),
    });
    const [dialog, setDialog] = useState<Dialog>();
    const close = () => setDialog(undefined);
    return (
        <>
            <header class="page-head">
                <h1>Studies</h1>
                <button class="button main" onClick={() => setDialog({ kind: "create" })}>
                    Create a study
                </button>
            </header>
            <Offline connected={connected} />
            {list?.storages
                .filter((storage) => storage.error)
                .map((storage) => (
                    <p class="banner">{`${storage.name}: ${storage.error}`}</p>
                ))}
            {list ? (
                <List list={list} open={setDialog} />
            ) : asked.error ? (
                <Failure wanted="The studies cannot be shown." error={asked.error} retry={asked.retry} />
            ) : (
                <Skeleton lines={8} height={34} />
            )}
            {dialog?.kind === "create" && <CreateStudy storages={list?.storages ?? []} close={close} />}
            {dialog?.kind === "rename" && <RenameStudy study={dialog.study} close={close} />}
            {dialog?.kind === "delete" && <DeleteStudy study={dialog.study} close={close} />}
        </>
    );
}

function List({ list, open }: { list: StudyList; open(dialog: Dialog): void }) {
    const [query, change] = useAddress();
    const [chosen, setChosen] = useState<string[]>([]);
    const narrow = useNarrow();
    const search = query.get("search") ?? "";
    const [key, direction] = (query.get("sort") ?? "activity down").split(" ") as [string, string?];
    const studies = useMemo(
        () =>
            sorted(
                list.studies.filter((study) => study.name.toLowerCase().includes(search.toLowerCase())),
                key,
                direction === "down",
            ),
        [list, search, key, direction],
    );
    if (list.studies.length === 0) {
        return (
            <Empty text="No study yet. Create one here, or start a search on this storage: it appears by itself.">
                <button class="button main" onClick={() => open({ kind: "create" })}>
                    Create a study
                </button>
            </Empty>
        );
    }
    const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
    const all = studyColumns(list, studies, chosen, toggle, open);
    const columns = narrow ? all.filter((column) => column.narrow).map((column) => ({ ...column, width: column.narrow! })) : all;
    return (
        <>
            <div class="list-tools">
                <div class="expression">
                    <Icon name="search" />
                    <input
                        class="input"
                        type="search"
                        aria-label="Search by name"
                        placeholder="Search by name"
                        value={search}
                        onInput={(event) =>
                            change((next) =>
                                event.currentTarget.value ? next.set("search", event.currentTarget.value) : next.delete("search"),
                            )
                        }
                    />
                </div>
                <span class="filter-count" role="status">
                    {studies.length === list.studies.length
                        ? counted(studies.length, "study", "studies")
                        : `${count(studies.length)} of ${count(list.studies.length)}`}
                </span>
                {chosen.length > 0 && (
                    <button class="button" disabled={chosen.length < 2} onClick={() => go(toCompare(chosen))}>
                        {chosen.length < 2 ? "Choose another to compare" : `Compare ${chosen.length}`}
                    </button>
                )}
            </div>
            {studies.length === 0 ? (
                <Empty text={`No study has “${search}” in its name.`}>
                    <button class="button" onClick={() => change((next) => next.delete("search"))}>
                        Show all
                    </button>
                </Empty>
            ) : (
                <Table
                    label="Studies"
                    columns={columns}
                    count={studies.length}
                    order={{ key, descending: direction === "down" }}
                    sort={(to) => change((next) => next.set("sort", to === key && direction !== "down" ? `${to} down` : to))}
                    open={(index) => go(toStudy(studies[index]!.id))}
                    height={Math.max(240, innerHeight - 220)}
                />
            )}
        </>
    );
}

/** `narrow`: its width on a phone, for the columns that are shown there. */
type StudyColumn = TableColumn & { narrow?: number };

function studyColumns(
    list: StudyList,
    studies: StudySummary[],
    chosen: string[],
    toggle: (id: string) => void,
    open: (dialog: Dialog) => void,
): StudyColumn[] {
    const stop = (event: Event) => event.stopPropagation();
    return [
        {
            key: "compare",
            title: "",
            width: 44,
            cell: (index) => (
                <label class="check" onClick={stop}>
                    <input
                        type="checkbox"
                        aria-label={`Compare ${studies[index]!.name}`}
                        checked={chosen.includes(studies[index]!.id)}
                        onChange={() => toggle(studies[index]!.id)}
                    />
                </label>
            ),
        },
        {
            key: "name",
            title: "name",
            width: 300,
            sortable: true,
            narrow: 150,
            cell: (index) => (
                <a class="study-name" href={toStudy(studies[index]!.id)} title={studies[index]!.name} onClick={stop}>
                    {studies[index]!.name}
                </a>
            ),
        },
        { key: "best", title: "best", width: 130, number: true, sortable: true, narrow: 104, cell: (index) => bestText(studies[index]!) },
        { key: "trials", title: "trials", width: 96, number: true, sortable: true, cell: (index) => count(studies[index]!.trialCount) },
        { key: "states", title: "states", width: 160, narrow: 84, cell: (index) => <StateBar counts={studies[index]!.counts} /> },
        { key: "activity", title: "last activity", width: 130, sortable: true, cell: (index) => lastActivity(studies[index]!) },
        ...(list.storages.length > 1
            ? [
                  {
                      key: "storage",
                      title: "storage",
                      width: 180,
                      sortable: true,
                      cell: (index: number) => list.storages[studies[index]!.storage]?.name,
                  },
              ]
            : []),
        {
            key: "more",
            title: "",
            width: 52,
            cell: (index) => (
                <div onClick={stop} class="row-menu">
                    <RowMenu study={studies[index]!} canRename={list.storages[studies[index]!.storage]?.canRename ?? false} open={open} />
                </div>
            ),
        },
    ];
}

function RowMenu({ study, canRename, open }: { study: StudySummary; canRename: boolean; open(dialog: Dialog): void }) {
    return (
        <Popup text={<Icon name="more" />} label={`More for ${study.name}`} class="quiet icon-button">
            {(close) => (
                <>
                    <button
                        disabled={!canRename}
                        onClick={() => {
                            close();
                            open({ kind: "rename", study });
                        }}
                    >
                        Rename
                    </button>
                    <button
                        class="danger"
                        onClick={() => {
                            close();
                            open({ kind: "delete", study });
                        }}
                    >
                        Delete
                    </button>
                </>
            )}
        </Popup>
    );
}

function lastActivity(study: StudySummary): string {
    return study.counts.running > 0 ? `running, ${ago(study.lastActivity ?? NaN)}` : ago(study.lastActivity ?? NaN);
}

function sorted(studies: StudySummary[], key: string, descending: boolean): StudySummary[] {
    const by: Record<string, (study: StudySummary) => number | string> = {
        name: (study) => study.name.toLowerCase(),
        best: (study) => (study.best[0] ? Number(study.best[0].values[0]) : Infinity),
        trials: (study) => study.trialCount,
        activity: (study) => study.lastActivity ?? 0,
        storage: (study) => study.storage,
    };
    const value = by[key] ?? by["activity"]!;
    const sign = descending ? -1 : 1;
    return studies.slice().sort((one, other) => (value(one) < value(other) ? -sign : value(one) > value(other) ? sign : 0));
}

function withSummary(list: StudyList, summary: StudySummary): StudyList {
    const known = list.studies.some((study) => study.id === summary.id);
    return {
        ...list,
        studies: known ? list.studies.map((study) => (study.id === summary.id ? summary : study)) : [...list.studies, summary],
    };
}
