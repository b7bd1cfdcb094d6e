import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { count, number } from "./format";
import { saveCsv, saveSvg } from "./save";
import type { Sheet } from "./view";

const shownRows = 500;

interface Frame {
    title: string;
    /** What the picture says, in one sentence. */
    summary?: string;
    /** What it leaves out, and why. */
    missing?: string;
    /** In place of the picture, when there is nothing to draw. */
    empty?: ComponentChildren;
    controls?: ComponentChildren;
    /** In pixels, so that the page does not jump while the picture is made. */
    height: number;
    sheet: () => Sheet;
    wide?: boolean;
    children: ComponentChildren;
}

/** Title, picture or table, and ways to take either away. */
export function Frame({ title, summary, missing, empty, controls, height, sheet, wide, children }: Frame) {
    const [asTable, setAsTable] = useState(false);
    const picture = useRef<HTMLDivElement>(null);
    const id = title.toLowerCase().replaceAll(" ", "-");
    return (
        <section class={wide ? "chart wide" : "chart"} id={id} aria-label={title}>
            <header>
                <h2>{title}</h2>
                <div class="chart-tools">
                    {!empty && controls}
                    {!empty && (
                        <>
                            <button class="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
                                Table
                            </button>
                            <button class="quiet" title="Save the numbers as CSV" onClick={() => saveCsv(id, sheet())}>
                                CSV
                            </button>
                            <button
                                class="quiet"
                                title="Save the picture as SVG"
                                hidden={asTable}
                                onClick={() => picture.current && saveSvg(id, picture.current)}
                            >
                                SVG
                            </button>
                        </>
                    )}
                </div>
            </header>
            {!empty && summary && <p class="chart-summary">{summary}</p>}
            {empty ? (
                <p class="chart-empty">{empty}</p>
            ) : asTable ? (
                <SheetTable sheet={sheet()} title={title} height={height} />
            ) : (
                <div class="chart-picture" ref={picture} style={{ minHeight: `${height}px` }}>
                    {children}
                </div>
            )}
            {!empty && missing && <p class="chart-missing">{missing}</p>}
        </section>
    );
}

function SheetTable({ sheet, title, height }: { sheet: Sheet; title: string; height: number }) {
    return (
        <div class="chart-table" style={{ maxHeight: `${height}px` }} tabIndex={0} role="region" aria-label={`${title}, as a table`}>
            <table>
                <thead>
                    <tr>
                        {sheet.columns.map((column) => (
                            <th scope="col">{column}</th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {sheet.rows.slice(0, shownRows).map((row) => (
                        <tr>
                            {row.map((cell) => (
                                <td class={typeof cell === "number" ? "number" : ""}>
                                    {typeof cell === "number" ? number(cell, 6) : cell}
                                </td>
                            ))}
                        </tr>
                    ))}
                </tbody>
            </table>
            {sheet.rows.length > shownRows && (
                <p class="chart-missing">
                    {count(shownRows)} of {count(sheet.rows.length)} rows. The CSV has all.
                </p>
            )}
        </div>
    );
}
