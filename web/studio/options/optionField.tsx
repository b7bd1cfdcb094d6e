import { useState } from "preact/hooks";
import type { Option, Value } from "../api";
import { listOf, numbersOf, unlessEmpty, withValue } from "./values";

interface FieldProps {
    option: Option;
    value: Value | undefined;
    /** undefined: back to its default. */
    set(value: Value | undefined): void;
    /** Names to choose from, for options that are of speakers. */
    speakers: string[];
}

/** One option: its name, its range, what it does, and a field that fits its kind. */
export function OptionField({ option, value, set, speakers }: FieldProps) {
    const id = `option-${option.name}`;
    return (
        <div class="option" data-set={value !== undefined}>
            <div class="option-head">
                <label for={id}>{option.label}</label>
                <span class="small soft">{[option.kind === "flag" ? "" : option.range, option.unit].filter(Boolean).join(", ")}</span>
                {value !== undefined && (
                    <button class="quiet" aria-label={`Set ${option.label} back`} onClick={() => set(undefined)}>
                        Set back
                    </button>
                )}
            </div>
            <Field id={id} option={option} value={value} set={set} speakers={speakers} />
            <p class="hint" id={`${id}-help`}>
                {option.help}.{option.when && ` ${option.when}.`}
            </p>
        </div>
    );
}

function Field(props: FieldProps & { id: string }) {
    const { id, option, value, set } = props;
    const help = `${id}-help`;
    switch (option.kind) {
        case "flag":
            return (
                <input
                    id={id}
                    type="checkbox"
                    aria-describedby={help}
                    checked={(value ?? option.default) === true}
                    onChange={(event) => set(event.currentTarget.checked === option.default ? undefined : event.currentTarget.checked)}
                />
            );
        case "choice":
            return (
                <select
                    id={id}
                    class="input"
                    aria-describedby={help}
                    onChange={(event) => set(event.currentTarget.value === option.default ? undefined : event.currentTarget.value)}
                >
                    {option.choices.map((choice) => (
                        <option key={choice} value={choice} selected={choice === (value ?? option.default)}>
                            {choice}
                        </option>
                    ))}
                </select>
            );
        case "text":
            return (
                <input
                    id={id}
                    class="input"
                    aria-describedby={help}
                    placeholder={option.defaultText}
                    value={typeof value === "string" ? value : ""}
                    onChange={(event) => set(event.currentTarget.value.trim() || undefined)}
                />
            );
        case "list":
            return <ListField {...props} />;
        case "numbers":
            return <NumbersField {...props} />;
        default:
            return <NumberField {...props} />;
    }
}

function NumberField({ id, option, value, set }: FieldProps & { id: string }) {
    const [wrong, setWrong] = useState<string>();
    const change = (text: string) => {
        if (text.trim() === "") {
            setWrong(undefined);
            return set(undefined);
        }
        const next = Number(text.replace(",", "."));
        const problem = problemOf(option, next);
        setWrong(problem);
        if (!problem) set(next);
    };
    return (
        <>
            <input
                id={id}
                class="input"
                inputMode={option.kind === "whole" ? "numeric" : "decimal"}
                aria-describedby={`${id}-help`}
                aria-invalid={wrong !== undefined}
                placeholder={option.defaultText}
                value={typeof value === "number" ? value : ""}
                onChange={(event) => change(event.currentTarget.value)}
            />
            {wrong && <p class="wrong">{wrong}</p>}
        </>
    );
}

/** Why a number cannot be this option's value; undefined if it can. */
function problemOf(option: Option, value: number): string | undefined {
    if (Number.isNaN(value)) return `${option.label} is a number: ${option.range}.`;
    if (value === option.off) return undefined;
    if (option.kind === "whole" && !Number.isInteger(value)) return `${option.label} is a whole number.`;
    const low = option.min !== null && value < option.min;
    const high = option.max !== null && value > option.max;
    return low || high ? `${option.label} takes ${option.range}.` : undefined;
}

function ListField({ id, option, value, set, speakers }: FieldProps & { id: string }) {
    const items = listOf(value);
    const add = (text: string) => {
        const fresh = text
            .split(",")
            .map((item) => item.trim())
            .filter((item) => item !== "" && !items.includes(item));
        if (fresh.length > 0) set([...items, ...fresh]);
    };
    const drop = (item: string) => set(unlessEmpty(items.filter((one) => one !== item)));
    return (
        <>
            <Chips items={items} drop={drop} />
            <ItemInput id={id} placeholder={option.defaultText} names={option.isOfSpeakers ? speakers : []} add={add} />
        </>
    );
}

function NumbersField({ id, option, value, set, speakers }: FieldProps & { id: string }) {
    const numbers = numbersOf(value);
    const put = (name: string, number: number | undefined) => set(unlessEmpty(withValue(numbers, name, number)));
    return (
        <>
            {Object.entries(numbers).map(([name, number]) => (
                <label key={name} class="number-of">
                    <span>{name}</span>
                    <input
                        class="input"
                        inputMode="decimal"
                        value={number}
                        onChange={(event) => put(name, Number(event.currentTarget.value.replace(",", ".")) || 0)}
                    />
                    <button class="quiet" aria-label={`Take ${name} out`} onClick={() => put(name, undefined)}>
                        Take out
                    </button>
                </label>
            ))}
            <ItemInput
                id={id}
                placeholder={option.isOfSpeakers ? "a name" : "a word"}
                names={option.isOfSpeakers ? speakers : []}
                add={(name) => put(name.trim(), 1)}
            />
        </>
    );
}

/** Short texts that can be taken away. */
function Chips({ items, drop }: { items: string[]; drop(item: string): void }) {
    return items.length === 0 ? null : (
        <ul class="chips">
            {items.map((item) => (
                <li key={item}>
                    <button class="chip" aria-label={`Take ${item} out`} onClick={() => drop(item)}>
                        {item} <span aria-hidden="true">×</span>
                    </button>
                </li>
            ))}
        </ul>
    );
}

interface ItemInputProps {
    id: string;
    placeholder: string;
    names: string[];
    add(text: string): void;
}

/** A field whose text is taken by Enter or when it is left. */
function ItemInput({ id, placeholder, names, add }: ItemInputProps) {
    const [text, setText] = useState("");
    const take = () => {
        if (text.trim() !== "") add(text);
        setText("");
    };
    return (
        <>
            <input
                id={id}
                class="input"
                aria-describedby={`${id}-help`}
                list={names.length > 0 ? `${id}-names` : undefined}
                placeholder={placeholder}
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
                onBlur={take}
                onKeyDown={(event) => {
                    if (event.key !== "Enter") return;
                    event.preventDefault();
                    take();
                }}
            />
            {names.length > 0 && (
                <datalist id={`${id}-names`}>
                    {names.map((name) => (
                        <option key={name} value={name} />
                    ))}
                </datalist>
            )}
        </>
    );
}
