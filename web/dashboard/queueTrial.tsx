import { useState } from "preact/hooks";
import { number } from "../charts/format";
import { Dialog, DialogActions } from "../parts/dialog";
import { useAttempt } from "../parts/attempt";
import { plainText } from "../study/model";
import type { ParameterInfo, Plain, StudyHeader, TrialRow } from "../study/types";
import { client } from "./client";

interface QueueTrialProps {
    header: StudyHeader;
    /** Whose values stand in the form at first. */
    from?: TrialRow;
    close(): void;
}

/** Queues a trial with chosen values; those left empty are suggested as usual. */
export function QueueTrial({ header, from, close }: QueueTrialProps) {
    const [texts, setTexts] = useState<Record<string, string>>(() =>
        Object.fromEntries(
            (from ? [...from.parameters, ...from.given] : []).map((parameter) => [parameter.name, plainText(parameter.value)]),
        ),
    );
    const { error, run } = useAttempt();
    const wrong = header.parameters.flatMap((parameter) => problem(parameter, texts[parameter.name] ?? "") ?? []);
    const queue = async (event: Event) => {
        event.preventDefault();
        const parameters: Record<string, Plain> = {};
        for (const parameter of header.parameters) {
            const text = texts[parameter.name] ?? "";
            if (text !== "") parameters[parameter.name] = parse(parameter, text);
        }
        if (await run(() => client.queue(header.id, { parameters }), "The trial is queued. The next free worker takes it.")) close();
    };
    return (
        <Dialog title="Queue a trial" close={close}>
            {header.parameters.length === 0 ? (
                <>
                    <p class="soft">This study has no parameters yet. They are known after its first trial.</p>
                    <div class="dialog-actions">
                        <button class="button" onClick={close}>
                            Close
                        </button>
                    </div>
                </>
            ) : (
                <form onSubmit={queue}>
                    <p class="hint">What you leave empty is suggested as usual.</p>
                    <div class="queue-fields">
                        {header.parameters.map((parameter) => (
                            <Field
                                key={parameter.name}
                                parameter={parameter}
                                text={texts[parameter.name] ?? ""}
                                set={(text) => setTexts({ ...texts, [parameter.name]: text })}
                            />
                        ))}
                    </div>
                    <DialogActions close={close} error={error} verb="Queue" disabled={wrong.length > 0} />
                </form>
            )}
        </Dialog>
    );
}

function Field({ parameter, text, set }: { parameter: ParameterInfo; text: string; set(text: string): void }) {
    const error = problem(parameter, text);
    return (
        <label class="field">
            <span>{parameter.name}</span>
            {parameter.choices ? (
                <select class="input" value={text} onChange={(event) => set(event.currentTarget.value)}>
                    <option value="">suggested</option>
                    {parameter.choices.map((choice) => (
                        <option value={plainText(choice)}>{plainText(choice)}</option>
                    ))}
                </select>
            ) : (
                <input
                    class="input"
                    inputMode="decimal"
                    placeholder="suggested"
                    aria-invalid={error !== undefined}
                    value={text}
                    onInput={(event) => set(event.currentTarget.value.trim())}
                />
            )}
            {!parameter.choices && (
                <span class={error ? "wrong" : "hint"}>{error ?? `${range(parameter)}${parameter.log ? ", log" : ""}`}</span>
            )}
        </label>
    );
}

function problem(parameter: ParameterInfo, text: string): string | undefined {
    if (text === "" || parameter.choices) return undefined;
    const value = Number(text);
    if (Number.isNaN(value)) return `${parameter.name} is a number.`;
    if (parameter.kind === "int" && !Number.isInteger(value)) return `${parameter.name} is a whole number.`;
    if (value < parameter.low! || value > parameter.high!) return `${parameter.name} lies in ${range(parameter)}.`;
    return undefined;
}

function range(parameter: ParameterInfo): string {
    const isStepped = parameter.step && (parameter.kind === "float" || parameter.step > 1);
    return `${number(parameter.low!)} to ${number(parameter.high!)}${isStepped ? ` in steps of ${number(parameter.step!)}` : ""}`;
}

function parse(parameter: ParameterInfo, text: string): Plain {
    return parameter.choices ? (parameter.choices.find((choice) => plainText(choice) === text) ?? text) : Number(text);
}
