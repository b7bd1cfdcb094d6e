import { useEffect, useMemo, useReducer } from "preact/hooks";
import { useAsked } from "../../../parts/asked";
import { tellFailure } from "../../../parts/toast";
import type { Controls } from "../../api";
import type { Scene } from "../../scene";
import { client } from "../../client";
import { useStudioEvents } from "../../shell/events";
import { SceneStore, type Keeper } from "../document/sceneStore";
import { Writer } from "../generation/writer";

interface OpenScene {
    scene: Scene;
    store: SceneStore;
}

/** A scene with its history, ready to be edited. */
export function useScene(show: string, id: string) {
    const asked = useAsked(async (): Promise<OpenScene> => {
        const [scene, history] = await Promise.all([client.scene(show, id), client.history(show, id)]);
        const keeper: Keeper = {
            change: (change) => client.change(show, id, change),
            history: (since) => client.history(show, id, since),
        };
        return { scene, store: new SceneStore(scene, history, keeper, tellFailure) };
    }, [show, id]);
    useStudioEvents((event) => {
        const store = asked.value?.store;
        if (!store) return;
        if (event.type === "connected") void store.catchUp(Infinity).catch(() => undefined);
        if (event.type === "scene" && event.data.scene === id && event.data.show === show && event.data.revision > 0)
            void store.catchUp(event.data.revision).catch(() => undefined);
    });
    return asked;
}

/** Draws again when the scene or the writing moves. */
export function useWriter(show: string, store: SceneStore, controls: () => Controls): Writer {
    const [, redraw] = useReducer((count: number) => count + 1, 0);
    const writer = useMemo(
        () =>
            new Writer(
                store,
                (body, signal) => client.write(show, body, signal),
                controls,
                () => redraw(undefined),
            ),
        [show, store],
    );
    useEffect(() => {
        const forget = store.subscribe(() => redraw(undefined));
        const leave = (event: BeforeUnloadEvent) => store.saved !== "saved" && event.preventDefault();
        addEventListener("beforeunload", leave);
        return () => {
            forget();
            removeEventListener("beforeunload", leave);
            writer.stop();
        };
    }, [store, writer]);
    return writer;
}
