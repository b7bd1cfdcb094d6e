import { useMemo, useState } from "preact/hooks";
import { ago, count, duration, number } from "../charts/format";
import { cell, type Column } from "../charts/trials";
import { StateName } from "../parts/mark";
import { Popup } from "../parts/popup";
import { Table, type TableColumn } from "../parts/table";
import { attempt } from "../parts/toast";
import { flag } from "./columns";
import { plainText, type Model } from "./model";
import { sortRows, type Order } from "./order";
import { useManyRows, type RowCache } from "./rows";
import type { Source } from "./source";
import { states, type TrialRow } from "./types";

interface TrialTableProps {
    model: Model;
    rows: Uint32Array;
    best: number;
    cache: RowCache;
    source: Source;
    order: Order;
    setOrder(order: Order): void;
    hidden: string[];
    setHidden(hidden: string[]): void;
    pick(row: number): void;
}

/** The selected trials: sort by a head, choose columns, open one with a click or Enter. */
export function TrialTable({ model, rows, best, cache, source, order, setOrder, hidden, setHidden, pick }: TrialTableProps) {
    const columns = useMemo(() => dataColumns(model), [model]);
    const sorted = useMemo(() => {
        const by = columns.find((column) => column.key === order.key)?.values;
        return by && !(order.key === "number" && !order.descending) ? sortRows(rows, by, order.descending) : rows;
    }, [rows, columns, order.key, order.descending]);
    const [window, setWindow] = useState<[number, number]>([0, 0]);
    const texts = model.header.attributeKeys
        .filter((key) => !model.header.numericAttributes.includes(key))
        .map((key) => ({ key: `text:${key}`, title: key }));
    const textShown = texts.some((text) => !hidden.includes(text.key));
    const numbers = textShown ? Array.from(sorted.slice(...window), (row) => model.trials.numbers[row]!) : [];
    const full = useManyRows(cache, numbers);
    const shown: TableColumn[] = [
        ...columns
            .filter((column) => !hidden.includes(column.key))
            .map((column) => ({ ...column, sortable: true, cell: (index: number) => column.show(sorted[index]!) })),
        ...texts
            .filter((text) => !hidden.includes(text.key))
            .map((text) => textColumn(text, (index) => full.get(model.trials.numbers[sorted[index]!]!))),
    ];
    const all = rows.length === model.trials.count;
    const save = (format: "csv" | "json") =>
        attempt(() => source.save(format, all ? undefined : Array.from(sorted, (row) => model.trials.numbers[row]!)));
    return (
        <section class="trials" id="trials" aria-label="Trials">
            <header>
                <h2>Trials</h2>
                <div class="chart-tools">
                    <Popup text="Columns" class="quiet">
                        {() =>
                            [...columns, ...texts].map((column) => (
                                <label>
                                    <input
                                        type="checkbox"
                                        checked={!hidden.includes(column.key)}
                                        onChange={(event) =>
                                            setHidden(
                                                event.currentTarget.checked
                                                    ? hidden.filter((key) => key !== column.key)
                                                    : [...hidden, column.key],
                                            )
                                        }
                                    />
                                    {column.title}
                                </label>
                            ))
                        }
                    </Popup>
                    <button class="quiet" title={`Save ${all ? "all" : count(rows.length)} trials as CSV`} onClick={() => save("csv")}>
                        CSV
                    </button>
                    <button class="quiet" title={`Save ${all ? "all" : count(rows.length)} trials as JSON`} onClick={() => save("json")}>
                        JSON
                    </button>
                </div>
            </header>
            {rows.length === 0 ? (
                <p class="chart-empty">No trial matches the filter. Clear it to see all.</p>
            ) : (
                <Table
                    label="Trials"
                    columns={shown}
                    count={sorted.length}
                    order={order}
                    sort={(key) => setOrder({ key, descending: order.key === key ? !order.descending : false })}
                    open={(index) => pick(sorted[index]!)}
                    current={sorted.indexOf(best)}
                    height={Math.min(640, 36 + sorted.length * 35)}
                    onShow={(from, to) => setWindow([from, to])}
                />
            )}
        </section>
    );
}

interface DataColumn {
    key: string;
    title: string;
    width: number;
    number?: boolean;
    values: ArrayLike<number>;
    show(row: number): preact.ComponentChildren;
}

function dataColumns(model: Model): DataColumn[] {
    const { trials, columns, duration: took, attributes } = model;
    const plain =
        (prefix: string) =>
        (column: Column, index: number): DataColumn => ({
            key: prefix === "value" ? `value:${index}` : `${prefix}:${column.name}`,
            title: column.name,
            width: Math.min(180, Math.max(96, column.name.length * 8 + 40)),
            number: !column.choices,
            values: column.values,
            show: (row) => cell(column, row, number),
        });
    return [
        { key: "number", title: "trial", width: 88, number: true, values: trials.numbers, show: (row) => count(trials.numbers[row]!) },
        {
            key: "state",
            title: "state",
            width: model.header.constraintNames.length > 0 ? 180 : 124,
            values: trials.states,
            show: (row) => (
                <>
                    <StateName state={states[trials.states[row]!]!} />
                    {trials.infeasible[row] === 1 && <span class="soft"> infeasible</span>}
                    {(columns.flags[row]! & flag.hasNote) > 0 && (
                        <span class="soft" title="has a note">
                            {" "}
                            ✎
                        </span>
                    )}
                </>
            ),
        },
        ...trials.objectives.map(plain("value")),
        ...trials.parameters.map(plain("param")),
        ...attributes.map(plain("attribute")),
        {
            key: "started",
            title: "started",
            width: 112,
            values: trials.starts,
            show: (row) => (Number.isNaN(trials.starts[row]) ? "–" : ago(trials.starts[row]!)),
        },
        {
            key: "duration",
            title: "took",
            width: 104,
            number: true,
            values: took.values,
            show: (row) => duration(took.values[row]! * 1000),
        },
    ];
}

function textColumn(text: { key: string; title: string }, row: (index: number) => TrialRow | undefined): TableColumn {
    return {
        ...text,
        width: 200,
        cell: (index) => {
            const value = row(index)?.userAttributes[text.title];
            return value === undefined ? "–" : plainText(value);
        },
    };
}
