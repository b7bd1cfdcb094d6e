import { percent } from "./format";
import { Frame } from "./frame";
import { shorten } from "./plot";
import { Sized } from "./sized";

export interface Importance {
    name: string;
    importance: number;
}

const line = 28;
const shown = 12;

/** How much of the good trials' luck each parameter explains. */
export function ImportanceBars({ importances, metric }: { importances: Importance[] | undefined; metric: string }) {
    const known = importances?.some((item) => item.importance > 0) ?? false;
    const drawn = (importances ?? []).slice(0, shown);
    const height = Math.max(120, drawn.length * line + 8);
    const first = drawn[0];
    return (
        <Frame
            title="Importances"
            height={height}
            summary={first && `${first.name} explains ${percent(first.importance)} of what sets good values of ${metric} apart.`}
            missing={(importances?.length ?? 0) > shown ? `The ${shown} most important of ${importances!.length}; the table has all.` : ""}
            empty={importances !== undefined && !known && "Nothing can be said yet: it takes two or more results whose parameters differ."}
            sheet={() => ({ columns: ["parameter", "importance"], rows: (importances ?? []).map((item) => [item.name, item.importance]) })}
        >
            <Sized height={height}>{(width) => <Bars items={drawn} width={width} height={height} metric={metric} />}</Sized>
        </Frame>
    );
}

function Bars({ items, width, height, metric }: { items: Importance[]; width: number; height: number; metric: string }) {
    const longest = Math.max(0, ...items.map((item) => item.name.length));
    const left = Math.min(width * 0.4, longest * 7.2 + 12);
    const scale = (width - left - 56) / Math.max(1e-12, items[0]?.importance ?? 1);
    return (
        <svg width={width} height={height} role="img" aria-label={`Importances for ${metric}`}>
            {items.map((item, index) => (
                <g transform={`translate(0 ${index * line + 4})`}>
                    <title>{`${item.name}: ${(item.importance * 100).toFixed(1)} %`}</title>
                    <text class="bar-name" x={left - 8} y={15} text-anchor="end">
                        {shorten(item.name, left - 8)}
                    </text>
                    <rect class="bar" x={left} y={4} height={14} rx={2} width={Math.max(1, item.importance * scale)} />
                    <text class="bar-value" x={left + Math.max(1, item.importance * scale) + 6} y={15}>
                        {percent(item.importance)}
                    </text>
                </g>
            ))}
        </svg>
    );
}
