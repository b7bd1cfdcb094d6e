import { useEffect, useState } from "preact/hooks";
import { go } from "../../frame/navigate";
import { useAsked } from "../../parts/asked";
import { useAttempt } from "../../parts/attempt";
import { Dialog } from "../../parts/dialog";
import { client } from "../client";
import { toShow } from "../route";
import { formatName, inOrder } from "./formats";

/** A file that was not taken, and why. */
export interface Refusal {
    file: File;
    error: string;
}

/** Reads a file as a format after all; answers with the show to go to, if it is a new one. */
type Retry = (file: File, format: string) => Promise<string | undefined | void>;

interface Refused {
    files: Refusal[];
    retry: Retry;
}

let show: (refused: Refused) => void = () => undefined;

/** Says which files were not taken, and why; each can be tried again as another format. */
export function refuse(files: Refusal[], retry: Retry): void {
    show({ files, retry });
}

export function RefusedFiles() {
    const [refused, setRefused] = useState<Refused>();
    useEffect(() => void (show = setRefused), []);
    if (!refused) return null;
    const { files, retry } = refused;
    const close = () => setRefused(undefined);
    const taken = (file: File, id: string | undefined) => {
        const left = files.filter((one) => one.file !== file);
        setRefused(left.length > 0 ? { files: left, retry } : undefined);
        if (id) go(toShow(id));
    };
    const title = files.length === 1 ? `${files[0]!.file.name} was not taken` : `${files.length} files were not taken`;
    return (
        <Dialog title={title} close={close}>
            <ul class="refused">
                {files.map((one) => (
                    <RefusedFile key={one.file.name} refusal={one} named={files.length > 1} retry={retry} taken={taken} />
                ))}
            </ul>
            <div class="dialog-actions">
                <button class="button" onClick={close}>
                    Close
                </button>
            </div>
        </Dialog>
    );
}

interface RefusedFileProps {
    refusal: Refusal;
    named: boolean;
    retry: Retry;
    taken(file: File, id: string | undefined): void;
}

function RefusedFile({ refusal: { file, error: first }, named, retry, taken }: RefusedFileProps) {
    const formats = inOrder(useAsked(client.studio, []).value?.formats ?? []);
    const [format, setFormat] = useState("text");
    const { error, run } = useAttempt();
    const submit = async (event: Event) => {
        event.preventDefault();
        let id: string | undefined;
        if (await run(async () => (id = (await retry(file, format)) ?? undefined), `${file.name} was taken.`)) taken(file, id);
    };
    return (
        <li class="block">
            {named && <h3>{file.name}</h3>}
            <p class={error ? "wrong" : ""} role="alert">
                {error ?? first}
            </p>
            {file.size > 0 && (
                <form class="refused-retry" onSubmit={submit}>
                    <label class="field">
                        <span>Read it as</span>
                        <select class="input" onChange={(event) => setFormat(event.currentTarget.value)}>
                            {formats.map((one) => (
                                <option key={one.name} value={one.name} selected={one.name === format}>
                                    {formatName(one.name)}
                                </option>
                            ))}
                        </select>
                    </label>
                    <button class="button">Try again</button>
                </form>
            )}
        </li>
    );
}
