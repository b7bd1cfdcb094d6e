import { useState } from "preact/hooks";
import type { Option, OptionGroup, Options } from "../api";
import { OptionField } from "./optionField";
import { withValue } from "./values";

interface TableProps {
    groups: OptionGroup[];
    values: Options;
    set(values: Options): void;
    speakers?: string[];
    /** Options that have a place of their own on the page. */
    without?: string[];
}

/** Every option of a table, by subject. A search opens the subjects that have it. */
export function OptionTable({ groups, values, set, speakers = [], without = [] }: TableProps) {
    const [search, setSearch] = useState("");
    const wanted = search.trim().toLowerCase();
    const fits = (option: Option) =>
        !without.includes(option.name) && `${option.name} ${option.label} ${option.help}`.toLowerCase().includes(wanted);
    const found = groups.map((group) => ({ ...group, options: group.options.filter(fits) })).filter((group) => group.options.length > 0);
    return (
        <div class="options">
            <input
                class="input"
                type="search"
                aria-label="Search the controls"
                placeholder="Search the controls"
                value={search}
                onInput={(event) => setSearch(event.currentTarget.value)}
            />
            {found.map((group) => {
                const changed = group.options.filter((option) => values[option.name] !== undefined).length;
                return (
                    <details key={group.title} open={wanted !== ""}>
                        <summary>
                            {group.title}
                            {changed > 0 && <span class="count-mark">{`${changed} set`}</span>}
                        </summary>
                        {group.options.map((option) => (
                            <OptionField
                                key={option.name}
                                option={option}
                                value={values[option.name]}
                                set={(value) => set(withValue(values, option.name, value))}
                                speakers={speakers}
                            />
                        ))}
                    </details>
                );
            })}
            {found.length === 0 && <p class="soft">{`No control has “${search}” in its name or its help.`}</p>}
        </div>
    );
}
