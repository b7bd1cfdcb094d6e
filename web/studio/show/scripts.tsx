import { useState } from "preact/hooks";
import { bytes, count } from "../../charts/format";
import { FileButton } from "../../parts/dropZone";
import { Icon } from "../../parts/icon";
import { useAsked } from "../../parts/asked";
import type { Columns, Reading, ScriptFile, ScriptPatch, Show } from "../api";
import { client } from "../client";
import { formatName, inOrder } from "../shell/formats";

interface ScriptsProps {
    show: Show;
    reading: Reading;
    change(action: () => Promise<Reading | undefined>, done?: string): void;
    take(files: File[]): void;
}

const shownAtOnce = 20;

/** The files of a show: what each is read as, and which columns of a table are used. */
export function Scripts({ show, reading, change, take }: ScriptsProps) {
    const studio = useAsked(client.studio, []);
    const formats = inOrder(studio.value?.formats ?? []);
    const [most, setMost] = useState(shownAtOnce);
    return (
        <section class="block" aria-labelledby="scripts">
            <header class="block-head">
                <h2 id="scripts">Scripts</h2>
                <FileButton class="button" take={take}>
                    Add files
                </FileButton>
            </header>
            <ul class="scripts">
                {reading.scripts.slice(0, most).map((script) => (
                    <li key={script.file}>
                        <Script
                            script={script}
                            formats={formats}
                            patch={(patch) => change(() => client.patchScript(show.id, script.file, patch))}
                            remove={() => change(() => client.deleteScript(show.id, script.file), `${script.file} is taken out.`)}
                        />
                    </li>
                ))}
            </ul>
            {reading.scripts.length > most && (
                <button class="quiet more-rows" onClick={() => setMost(reading.scripts.length)}>
                    {`Show all ${count(reading.scripts.length)}`}
                </button>
            )}
        </section>
    );
}

interface ScriptProps {
    script: ScriptFile;
    formats: { name: string }[];
    patch(patch: ScriptPatch): void;
    remove(): void;
}

function Script({ script, formats, patch, remove }: ScriptProps) {
    const guessed = script.setFormat === null && script.format ? `Guessed: ${formatName(script.format)}` : "Guess";
    return (
        <article class="script-file" data-wrong={script.error !== null}>
            <header>
                <h3 title={bytes(script.bytes)}>{script.file}</h3>
                <select
                    class="input"
                    aria-label={`Format of ${script.file}`}
                    onChange={(event) => patch({ format: event.currentTarget.value || null })}
                >
                    <option value="" selected={script.setFormat === null}>
                        {guessed}
                    </option>
                    {formats.map((format) => (
                        <option key={format.name} value={format.name} selected={script.setFormat === format.name}>
                            {formatName(format.name)}
                        </option>
                    ))}
                </select>
                <button class="quiet icon-button" aria-label={`Take ${script.file} out`} title="Take it out" onClick={remove}>
                    <Icon name="close" />
                </button>
            </header>
            {script.error && <p class="wrong">{script.error}</p>}
            {script.table && (
                <div class="script-fields">
                    {(["speaker", "words", "scene"] as const).map((role) => (
                        <Column key={role} role={role} script={script} table={script.table!} patch={patch} />
                    ))}
                </div>
            )}
        </article>
    );
}

interface ColumnProps {
    role: keyof Columns;
    script: ScriptFile;
    table: NonNullable<ScriptFile["table"]>;
    patch(patch: ScriptPatch): void;
}

function Column({ role, script, table, patch }: ColumnProps) {
    const used = script.setColumns[role] ?? table.used[role] ?? "";
    const choose = (name: string) => {
        const columns: Columns = { ...table.used, ...script.setColumns, [role]: name || undefined };
        patch({ columns });
    };
    return (
        <label class="field">
            <span>{`Column of the ${role}`}</span>
            <select class="input" onChange={(event) => choose(event.currentTarget.value)}>
                <option value="" selected={used === ""}>
                    none
                </option>
                {table.names.map((name, index) => (
                    <option key={name} value={name} selected={name === used}>
                        {name || `column ${count(index + 1)}`}
                    </option>
                ))}
            </select>
        </label>
    );
}
