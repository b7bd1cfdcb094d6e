// The studio's HTTP API: types of requests and answers. What is said about one scene is in ./scene; ./client has a function for each
// endpoint. GET openapi.json has the same for other programs. Pages are any address that is not below `api/`, `assets/`, `studies/` (the
// dashboard) or `v1/` (OpenAI's convention).
//
// Every error answer (status 400 and above) is ApiError, one sentence for the user. 400: the request asks for what cannot be. 401: the
// cookie is missing or old (open the printed address again). 403: another site's page asked. 404: no such show, scene, model, … 409: a
// conflict (a stale revision is Conflict). 413: too large. 415: a body that is not application/json where JSON is expected. 503: too many
// texts are being written. Answers without a body are 204. Times are ISO 8601 in UTC. Names in addresses are slugs that the server made.
//
// Long answers (write, alternatives) are server-sent events in the answer of a POST; aborting the request ends the work. GET api/events is
// an ordinary EventSource; browsers open at most six connections to a server over all tabs, so have one a tab, closed while the tab is
// hidden.

import type { Line, SavedChange, SceneSummary } from "./scene";

export interface ApiError {
    error: string;
}

/** 409: what others have changed since. */
export interface Conflict extends ApiError {
    revision: number;
    changes: SavedChange[];
}

export interface Studio {
    version: string;
    /** Where the shows are. */
    folder: string;
    /** Formats of scripts; those that can be written are the formats of an export. */
    formats: { name: string; description: string; extensions: string[]; canWrite: boolean }[];
}

// Shows

export interface Show {
    id: string;
    name: string;
    /** A model that lies alone in the folder: no scripts, and only its model can be downloaded or written with. */
    isModelOnly: boolean;
    scripts: number;
    /** Words that are learnt; 0 without scripts. */
    words: number;
    /** The eight who say most. */
    cast: CastMember[];
    /** The model that writes: the chosen one, else the best; null without. */
    model: Model | null;
    models: number;
    /** Changed last; null without scenes. */
    lastScene: SceneSummary | null;
    /** Null: nothing is trained, waiting or paused. */
    training: TrainingNow | null;
    /** What was set last on the writing page, and on the training page. */
    controls: Controls;
    trainingOptions: Options;
}

export interface ShowPatch {
    name?: string;
    /** A model's name. */
    model?: string;
    controls?: Controls;
    trainingOptions?: Options;
}

export interface CastMember {
    name: string;
    lines: number;
    words: number;
    /** Of all spoken words, 0 to 1. */
    share: number;
}

export interface Reading {
    /** In the order in which they are learnt. */
    scripts: ScriptFile[];
    /** How the files were read, a sentence each. */
    explanations: string[];
    findings: Finding[];
    /** Most words first. */
    cast: CastMember[];
    scenes: number;
    lines: number;
    words: number;
    /** The first ten lines, exactly as they are learnt. */
    preview: string[];
}

export interface ScriptFile {
    file: string;
    bytes: number;
    /** As it was read; null if it cannot be read. */
    format: string | null;
    /** Why it cannot be read as it is now set; it is left out until that is mended. */
    error: string | null;
    /** What a person has set; null: guessed. */
    setFormat: string | null;
    setColumns: Columns;
    /** The columns of a table and those that are used; null for files that are no table. */
    table: { names: string[]; used: Columns } | null;
}

export interface Columns {
    speaker?: string;
    words?: string;
    scene?: string;
}

/** null: guess again; left out: as it is. */
export interface ScriptPatch {
    format?: string | null;
    columns?: Columns | null;
}

export interface Finding {
    text: string;
    /** What to do about it, in words. */
    advice: string | null;
    /** What mends it at once: send this patch for this script. */
    fix: { label: string; file: string; patch: ScriptPatch } | null;
}

// Options and controls, from the tables of the command line

export type Value = number | boolean | string | string[] | { [name: string]: number };
/** Values by the names of options; those left out have their defaults. */
export type Options = { [name: string]: Value };
export type Controls = Options;

export interface OptionGroup {
    title: string;
    options: Option[];
}

export interface Option {
    name: string;
    label: string;
    /** The sentence of the command line, without a full stop. */
    help: string;
    /** whole, number, flag, choice, text; list: texts; numbers: a number for each name. */
    kind: "whole" | "number" | "flag" | "choice" | "text" | "list" | "numbers";
    min: number | null;
    max: number | null;
    /** The value that turns it off, if there is one; it can lie outside the range. */
    off: number | null;
    /** In words. */
    range: string;
    /** null: nothing is set, or it depends on the text; defaultText says so. */
    default: Value | null;
    defaultText: string;
    choices: string[];
    unit: string | null;
    /** Names of options of which one must be on for this one to have an effect. */
    needs: string[];
    /** When it has an effect, in words; null: always. */
    when: string | null;
    /** Whether the items of a list, or the names of numbers, are speakers. */
    isOfSpeakers: boolean;
    /** Roles that exclude each other, as in the command line: text, score, cut, draw, search, output; null for training. */
    role: string | null;
    excludes: string[];
}

// Training

export interface Forecast {
    minutes: number;
    words: number;
    /** Expected validation perplexity; null where the text is too short to say. */
    perplexity: { low: number; high: number } | null;
    /** What the minutes buy, in a sentence or two that say that it is an estimate. */
    text: string;
}

export interface TrainingRequest {
    /** 0.05 to 1,440. */
    minutes: number;
    options?: Options;
    /** A model of this show to go on from, `english`, or `none`; left out: English where it helps. */
    from?: string;
}

/** queued: another training runs; preparing: scripts are read; paused: can go on, after a restart of the server, too. */
export type Phase = "queued" | "preparing" | "running" | "paused" | "stopped" | "done" | "failed";

export interface TrainingNow {
    show: string;
    /** The name of the model that is made; it can write from the first epoch on. */
    model: string;
    phase: Phase;
    minutes: number;
    /** The share that is done, 0 to 1. */
    position: number;
    epoch: number;
    secondsLeft: number | null;
    wordsPerSecond: number | null;
    /** The training loss now, in nats a word. */
    loss: number | null;
    /** The best validation perplexity so far. */
    best: number | null;
    /** Phase failed: why, in a sentence. */
    error: string | null;
}

export interface Training extends TrainingNow {
    /** Why the model is as it is, in a sentence. */
    reason: string | null;
    options: Options;
    weights: number | null;
    vocabulary: number | null;
    epochs: Epoch[];
    /** At most 500 points: position, training loss. */
    curve: [number, number][];
}

export interface Epoch {
    number: number;
    trainingLoss: number;
    validationPerplexity: number;
    isBest: boolean;
    wordsPerSecond: number | null;
    /** From the beginning of the training to the end of the epoch. */
    seconds: number | null;
    /** A line that the model wrote after it; null: none was written. */
    sample: string | null;
}

export interface Model {
    name: string;
    bytes: number;
    /** null: it was not validated. */
    perplexity: number | null;
    epochs: number;
    /** What to expect of it, in words. */
    quality: string;
    changed: string;
    isChosen: boolean;
    /** Whether its training can go on. */
    canResume: boolean;
    /** The models that it went on from. */
    origins: string[];
}

export interface TuningRequest {
    minutes: number;
    /** At most; left out: as many as there is time for. */
    trials?: number;
}

export interface Tuning {
    show: string;
    phase: Phase;
    minutes: number;
    seconds: number;
    trials: number;
    /** Validation perplexity of the best candidate. */
    best: number | null;
    bestOptions: { label: string; value: string }[];
    /** The search's page. */
    study: string | null;
    /** Phase done: the name of the model that joined the show. */
    model: string | null;
    error: string | null;
}

// Writing. `model` is a model's name; left out: the one that writes for the show.

export interface WriteRequest {
    model?: string;
    before: Line[];
    lines?: number;
    words?: number;
    /** Only they speak. */
    speakers?: string[];
    controls?: Controls;
    /** 0 to 2^53 - 1. */
    seed?: number;
}

/** A line grows: the same index again with more text, until final. */
export type WriteEvent =
    | { type: "line"; data: { index: number; kind: Line["kind"]; speaker?: string; text: string; final: boolean } }
    | { type: "done"; data: { seed: number; lines: number; words: number } }
    | { type: "error"; data: ApiError };

export interface AlternativesRequest {
    model?: string;
    before: Line[];
    /** With it, the score also tells how likely the first of these lines is after the alternative. */
    after?: Line[];
    /** Whose line it is; left out: the model says. */
    speaker?: string;
    /** How the line begins: the alternatives go on from there. */
    prefix?: string;
    /** 1 to 16. */
    count: number;
    controls?: Controls;
    seed?: number;
}

/** The best is first in order. Score: how well it fits the scene, in nats. */
export type AlternativeEvent =
    | { type: "alternative"; data: { index: number; kind: Line["kind"]; speaker?: string; text: string; score: number } }
    | { type: "done"; data: { order: number[]; seed: number } }
    | { type: "error"; data: ApiError };

export interface WordChance {
    text: string;
    probability: number;
}

/** A word of a line: characters start to end of its text. Others: the likeliest five in its place. */
export interface LineWord extends WordChance {
    start: number;
    end: number;
    others: WordChance[];
}

/** Characters of the text of `lines[line]`. From: the training text around the run. */
export interface Copy {
    line: number;
    start: number;
    length: number;
    words: number;
    from: string;
}

// Report

export interface Scorecard {
    model: string;
    phase: "none" | "running" | "done" | "failed";
    /** 0 to 1. */
    position: number;
    /** Three: what reads like the show, and what does not. */
    verdicts: { title: string; text: string; grade: "good" | "fair" | "poor" | "unknown" }[];
    rows: { measure: string; written: string; real: string; shuffled: string }[];
    samples: string[];
    error: string | null;
}

export interface Contestant {
    model?: string;
    controls?: Controls;
}

export interface Comparison {
    id: string;
    phase: "running" | "done" | "failed";
    created: string;
    /** Those written so far, in an order that does not say which is which. */
    pairs: { number: number; before: Line[]; first: Line[]; second: Line[]; choice: Choice | null }[];
    wanted: number;
    answered: number;
    /** Once all pairs are answered. */
    result: ComparisonResult | null;
    error: string | null;
}

export type Choice = "1" | "2" | "tie";

export interface ComparisonResult {
    a: Contestant;
    b: Contestant;
    aWins: number;
    bWins: number;
    ties: number;
    /** How often a is preferred where one is, with its 95 % interval. */
    share: number;
    low: number;
    high: number;
    text: string;
}

/** GET api/events. At once, `training` for each that is not over; then what moves. */
export type StudioEvent =
    | { type: "show"; data: { show: string } } // new, changed (also its scripts and models) or deleted: ask again
    | { type: "training"; data: TrainingNow } // at most five a second
    | { type: "epoch"; data: { show: string; epoch: Epoch } } // again with its sample, a moment later
    | { type: "tuning"; data: Tuning }
    | { type: "scorecard"; data: { show: string; scorecard: Scorecard } }
    | { type: "comparison"; data: { show: string; id: string } }
    | { type: "scene"; data: { show: string; scene: string; revision: number } }; // revision -1: deleted
