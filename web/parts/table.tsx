import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export interface TableColumn {
    key: string;
    title: string;
    /** In pixels. */
    width: number;
    /** Numbers stand at the right. */
    number?: boolean;
    sortable?: boolean;
    cell(index: number): ComponentChildren;
}

interface TableProps {
    label: string;
    columns: TableColumn[];
    count: number;
    order?: { key: string; descending: boolean };
    sort?(key: string): void;
    open?(index: number): void;
    /** Row to emphasise. */
    current?: number;
    /** In pixels; the table scrolls inside it. */
    height: number;
    /** Called with the rows on the screen. */
    onShow?(from: number, to: number): void;
}

const tall = 34;
const spare = 8;

/** A table of any length: only the rows on the screen are in the page. Arrow keys move, Enter opens. */
export function Table({ label, columns, count, order, sort, open, current, height, onShow }: TableProps) {
    const box = useRef<HTMLDivElement>(null);
    const [top, setTop] = useState(0);
    const [active, setActive] = useState(-1);
    const from = Math.max(0, Math.min(Math.floor(top / tall), count) - spare);
    const to = Math.min(count, Math.ceil((top + height) / tall) + spare);
    useEffect(() => onShow?.(from, to), [from, to, count]);
    const move = (index: number) => {
        const next = Math.max(0, Math.min(count - 1, index));
        setActive(next);
        const element = box.current!;
        const [above, below] = [next * tall, (next + 2) * tall - height];
        if (element.scrollTop > above) element.scrollTop = above;
        else if (element.scrollTop < below) element.scrollTop = below;
    };
    const key = (event: KeyboardEvent) => {
        if (event.target !== box.current) return;
        const page = Math.floor(height / tall) - 2;
        const steps: Record<string, number> = {
            ArrowDown: active + 1,
            ArrowUp: active - 1,
            PageDown: active + page,
            PageUp: active - page,
            Home: 0,
            End: count - 1,
        };
        if (event.key === "Enter" && active >= 0) open?.(active);
        else if (event.key in steps && count > 0) move(steps[event.key]!);
        else return;
        event.preventDefault();
    };
    const id = (index: number) => `${label.replaceAll(" ", "-")}-${index}`;
    return (
        <div
            ref={box}
            class="table"
            style={{ maxHeight: `${height}px` }}
            tabIndex={0}
            role="grid"
            aria-label={label}
            aria-rowcount={count + 1}
            aria-activedescendant={active >= from && active < to ? id(active) : undefined}
            onScroll={(event) => setTop(event.currentTarget.scrollTop)}
            onKeyDown={key}
        >
            <table role="presentation" style={{ width: `${columns.reduce((sum, column) => sum + column.width, 0)}px` }}>
                <colgroup>
                    {columns.map((column) => (
                        <col key={column.key} style={{ width: `${column.width}px` }} />
                    ))}
                </colgroup>
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex={1}>
                        {columns.map((column) => (
                            <Head key={column.key} column={column} order={order} sort={sort} />
                        ))}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {from > 0 && <tr role="presentation" style={{ height: `${from * tall}px` }} />}
                    {Array.from({ length: to - from }, (_, offset) => from + offset).map((index) => (
                        <tr
                            key={index}
                            id={id(index)}
                            role="row"
                            aria-rowindex={index + 2}
                            class={index === active ? "active" : ""}
                            data-current={index === current}
                            data-opens={open !== undefined}
                            onClick={() => open?.(index)}
                        >
                            {columns.map((column) => (
                                <td key={column.key} role="gridcell" class={column.number ? "number" : ""}>
                                    {column.cell(index)}
                                </td>
                            ))}
                        </tr>
                    ))}
                    {to < count && <tr role="presentation" style={{ height: `${(count - to) * tall}px` }} />}
                </tbody>
            </table>
        </div>
    );
}

function Head({ column, order, sort }: { column: TableColumn } & Pick<TableProps, "order" | "sort">) {
    const sorted = order?.key === column.key ? (order.descending ? "descending" : "ascending") : "none";
    return (
        <th
            role="columnheader"
            scope="col"
            class={column.number ? "number" : ""}
            aria-sort={column.sortable ? sorted : undefined}
            aria-label={column.title || column.key}
            title={column.title}
        >
            {column.sortable && sort ? (
                <button class="sort" onClick={() => sort(column.key)}>
                    <span>{column.title}</span>
                    <span aria-hidden="true" class="sort-arrow">
                        {sorted === "none" ? "" : sorted === "ascending" ? "↑" : "↓"}
                    </span>
                </button>
            ) : (
                column.title
            )}
        </th>
    );
}
