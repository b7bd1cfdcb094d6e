import type { ComponentChildren } from "preact";
import { number } from "../charts/format";
import { plainText } from "./model";
import type { Plain } from "./types";

/** Names and values under a title; nothing when there are none. */
export function List({ title, items }: { title: string; items: { name: string; value: Plain }[] }) {
    if (items.length === 0) return null;
    return (
        <section>
            {title && <h3>{title}</h3>}
            <dl class="facts-list">
                {items.map((item) => (
                    <Fact name={item.name}>{typeof item.value === "number" ? number(item.value, 8) : plainText(item.value)}</Fact>
                ))}
            </dl>
        </section>
    );
}

export function Fact({ name, children }: { name: ComponentChildren; children: ComponentChildren }) {
    return (
        <>
            <dt>{name}</dt>
            <dd>{children}</dd>
        </>
    );
}

export function entries(attributes: { [key: string]: Plain }): { name: string; value: Plain }[] {
    return Object.entries(attributes).map(([name, value]) => ({ name, value }));
}
