import { save, saveCsv } from "../charts/save";
import { State } from "../charts/trials";
import { readColumns, type Columns } from "../study/columns";
import { makeModel } from "../study/model";
import type { Source } from "../study/source";
import { states, type ReportData, type TrialRow } from "../study/types";

interface Report {
    data: ReportData;
    columns: Columns;
    source: Source;
}

/** Unpacks what the page carries. Nothing is asked from anywhere. */
export async function readReport(data: ReportData): Promise<Report> {
    const columns = readColumns(await unpacked(data.columns));
    const trials = JSON.parse(new TextDecoder().decode(await unpacked(data.trials))) as TrialRow[];
    const byNumber = new Map(trials.map((trial) => [trial.number, trial]));
    const source: Source = {
        rows: async (numbers) => numbers.map((number) => byNumber.get(number)).filter((trial) => trial !== undefined),
        curves: async () => data.curves,
        importances: async (objective) => data.importances[objective]!,
        save: async (format, numbers) => {
            const wanted = numbers && new Set(numbers);
            const table = tableOf(data, columns, wanted);
            if (format === "csv") saveCsv(data.header.name, table);
            else
                save(
                    `${data.header.name}.json`,
                    "application/json",
                    JSON.stringify(
                        table.rows.map((row) => named(table.columns, row)),
                        null,
                        1,
                    ),
                );
        },
    };
    return { data, columns, source };
}

function tableOf(data: ReportData, columns: Columns, wanted: Set<number> | undefined) {
    const { trials, attributes } = makeModel(data.header, columns);
    const shown = [...trials.objectives, ...trials.parameters, ...attributes];
    const rows = Array.from({ length: trials.count }, (_, row) => row).filter((row) => wanted?.has(trials.numbers[row]!) ?? true);
    return {
        columns: ["number", "state", ...shown.map((column) => column.name)],
        rows: rows.map((row) => [
            trials.numbers[row]!,
            states[trials.states[row] ?? State.failed]!,
            ...shown.map((column) => {
                const value = column.values[row]!;
                return Number.isNaN(value) ? "" : (column.choices?.[value] ?? value);
            }),
        ]),
    };
}

function named(columns: string[], row: (string | number)[]): Record<string, string | number> {
    return Object.fromEntries(columns.map((column, index) => [column, row[index]!]).filter(([, value]) => value !== ""));
}

async function unpacked(base64: string): Promise<ArrayBuffer> {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
