// What is said about one scene: its lines, its versions, its changes. ./api has the requests and answers around it.

export interface Line {
    /** Unique in its document, at most 64 characters; whoever inserts a line makes it. */
    id: string;
    kind: "heading" | "speech" | "direction" | "prose" | "transition";
    /** Speeches only. */
    speaker?: string;
    /** One line. A heading without text is a scene's end. */
    text: string;
    by: "model" | "edited" | "mine";
    locked: boolean;
}

export interface SceneSummary {
    id: string;
    title: string;
    revision: number;
    lines: number;
    words: number;
    firstLine: string | null;
    changed: string;
    /** Where it was branched off. */
    from: { scene: string; revision: number } | null;
    /** Scenes of one family are versions of each other: the id of the first. */
    family: string;
}

export interface Scene extends SceneSummary {
    document: Line[];
    /** What was mended when the file was read. */
    notice: string | null;
}

export interface NewScene {
    title?: string;
    /** A branch; without a revision, of its newest. */
    from?: { scene: string; revision?: number };
    lines?: Line[];
}

export interface Splice {
    /** A place in the document as the splices before have left it. */
    at: number;
    /** The lines that are there, as they are. */
    removed: Line[];
    inserted: Line[];
}

export interface Change {
    /** That it is made on. */
    revision: number;
    /** What was done, for the history: "Rewrite line 3". */
    label: string;
    splices: Splice[];
}

/** Revision: that it made. */
export interface SavedChange extends Change {
    at: string;
}
