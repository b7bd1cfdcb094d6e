import { useMemo } from "preact/hooks";
import { useAsked } from "../../../parts/asked";
import { Failure, Skeleton } from "../../../parts/states";
import type { Show } from "../../api";
import type { Line, SceneSummary } from "../../scene";
import { client } from "../../client";
import { toScene } from "../../route";
import { ScriptLine } from "../../shell/scriptLine";
import { align } from "../document/versions";
import { useRoom } from "../room/room";

const most = 1000;

/** Two versions of a scene beside each other; what differs stands out, and can be taken over. */
export function Versions({ show, title, other, close }: { show: Show; title: string; other: SceneSummary; close(): void }) {
    const { store } = useRoom();
    const asked = useAsked(() => client.scene(show.id, other.id), [other.id, other.revision]);
    const pairs = useMemo(() => asked.value && align(store.lines, asked.value.document), [store.lines, asked.value]);
    if (!pairs) {
        return asked.error ? (
            <Failure wanted="The other version cannot be opened." error={asked.error} retry={asked.retry} />
        ) : (
            <Skeleton lines={6} height={40} />
        );
    }
    const take = (mine: Line | undefined, theirs: Line) => {
        const at = mine ? store.indexOf(mine.id) : -1;
        if (at >= 0) store.replace(`Take line ${at + 1} from ${other.title}`, at, { ...theirs, id: mine!.id });
    };
    const differing = pairs.filter((pair) => !pair.same).length;
    return (
        <div class="document versions">
            <header class="versions-head">
                <p>{differing === 0 ? "The versions are the same." : `${differing} of ${pairs.length} lines differ.`}</p>
                <div class="page-actions">
                    <a class="button" href={toScene(show.id, other.id)}>
                        {`Go to ${other.title}`}
                    </a>
                    <button class="button" onClick={close}>
                        Back to the page
                    </button>
                </div>
            </header>
            <table class="versions-table script-font">
                <thead>
                    <tr>
                        <th scope="col">{title}</th>
                        <th scope="col">{other.title}</th>
                    </tr>
                </thead>
                <tbody>
                    {pairs.slice(0, most).map((pair, index) => (
                        <tr key={index} data-same={pair.same}>
                            <td>{pair.one && <ScriptLine line={pair.one} cast={show.cast} />}</td>
                            <td>
                                {pair.other && <ScriptLine line={pair.other} cast={show.cast} />}
                                {!pair.same && pair.one && pair.other && !pair.one.locked && (
                                    <button class="quiet" onClick={() => take(pair.one, pair.other!)}>
                                        Take this line
                                    </button>
                                )}
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
            {pairs.length > most && <p class="soft">{`The first ${most} lines are shown.`}</p>}
        </div>
    );
}
