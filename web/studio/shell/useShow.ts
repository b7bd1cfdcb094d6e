import { useEffect } from "preact/hooks";
import { useAsked, type Asked } from "../../parts/asked";
import type { Show } from "../api";
import { client } from "../client";
import { useStudioEvents } from "./events";

/** A show, asked for again when it moves. */
export function useShow(id: string): Asked<Show> {
    const show = useAsked(() => client.show(id), [id]);
    useStudioEvents((event) => {
        if (event.type === "connected" || (event.type === "show" && event.data.show === id)) show.retry();
    });
    const name = show.value?.name;
    useEffect(() => void (name && (document.title = name)), [name]);
    return show;
}
