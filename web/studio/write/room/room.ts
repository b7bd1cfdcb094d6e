import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Controls, Show } from "../../api";
import type { Line } from "../../scene";
import type { SceneStore } from "../document/sceneStore";
import type { Content } from "../document/typed";
import type { Writer } from "../generation/writer";

/** What is open in or under a line; one thing at a time. */
export type Panel =
    | { kind: "edit"; id: string; caret?: number; field?: "speaker" }
    | { kind: "new"; after: string | null; typed: Content }
    | { kind: "alternatives"; id: string; prefix?: string }
    | { kind: "chances"; id: string; word?: number };

/** What every part of the writing page works with. */
export interface Room {
    show: Show;
    store: SceneStore;
    writer: Writer;
    /** Names, most words first. */
    cast: string[];
    controls(): Controls;
    /** Makes a line the current one, and puts the keyboard on it. */
    focus(id: string | null): void;
    open(panel: Panel | undefined): void;
    /** Whether the pointer shows how likely each word was. */
    showsChances: boolean;
    /** Writes lines after a line; null: at the beginning. */
    write(anchor: string | null): void;
    /** Writes all that follows a line anew. */
    rewrite(anchor: string | null): void;
    /** Goes to a version of the scene that ends after so many lines. */
    branch(upTo: number): void;
}

export const RoomContext = createContext<Room | undefined>(undefined);

export function useRoom(): Room {
    return useContext(RoomContext)!;
}

/** A line in words, for screen readers. */
export function spoken(line: Line, at: number): string {
    const who = line.kind === "speech" ? (line.speaker ?? "nobody") : line.kind;
    const by = line.by === "model" ? "by the model" : line.by === "edited" ? "edited" : "yours";
    return `Line ${at + 1}, ${who}, ${by}${line.locked ? ", locked" : ""}: ${line.text}`;
}
