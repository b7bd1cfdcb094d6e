import { useEffect } from "preact/hooks";
import { useAsked } from "../../parts/asked";
import { Failure, Skeleton } from "../../parts/states";
import { go } from "../../frame/navigate";
import { client } from "../client";
import { toScene } from "../route";
import { useShow } from "../shell/useShow";
import { WritingRoom } from "./page/writingRoom";
import { useScene } from "./page/useScene";

/** Where scenes are written. */
export function WritePage({ show, scene }: { show: string; scene?: string }) {
    return scene ? <Open show={show} id={scene} /> : <Newest show={show} />;
}

/** Goes to the scene that was changed last, or to a new one. */
function Newest({ show }: { show: string }) {
    const asked = useAsked(async () => {
        const [newest] = (await client.scenes(show)).toSorted((one, other) => (one.changed < other.changed ? 1 : -1));
        return newest ?? client.createScene(show, {});
    }, [show]);
    useEffect(() => asked.value && go(toScene(show, asked.value.id), true), [asked.value]);
    return asked.error ? (
        <Failure wanted="The scene cannot be opened." error={asked.error} retry={asked.retry} />
    ) : (
        <Skeleton lines={6} height={48} />
    );
}

function Open({ show: showId, id }: { show: string; id: string }) {
    const show = useShow(showId);
    const open = useScene(showId, id);
    const error = open.error ?? show.error;
    if (show.value && open.value) return <WritingRoom show={show.value} {...open.value} />;
    return error ? (
        <Failure wanted="The scene cannot be opened." error={error} retry={() => (show.retry(), open.retry())} />
    ) : (
        <Skeleton lines={6} height={48} />
    );
}
