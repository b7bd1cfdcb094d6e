// One function an endpoint of ./api.
import { json, Refused, send } from "../frame/request";
import type * as Api from "./api";
import type * as Scenes from "./scene";

/** What others have changed since, if an error says that a revision is stale. */
export function conflictOf(error: unknown): Api.Conflict | undefined {
    const answer = error instanceof Refused && error.status === 409 ? (error.answer as Partial<Api.Conflict>) : undefined;
    return answer?.changes && (answer as Api.Conflict);
}

const shows = "api/shows";
const show = (id: string) => `${shows}/${encodeURIComponent(id)}`;
const script = (id: string, file: string) => `${show(id)}/scripts/${encodeURIComponent(file)}`;
const scene = (id: string, sceneId: string) => `${show(id)}/scenes/${encodeURIComponent(sceneId)}`;
const model = (id: string, name: string) => `${show(id)}/models/${encodeURIComponent(name)}`;
const comparison = (id: string, comparisonId: string) => `${show(id)}/comparisons/${encodeURIComponent(comparisonId)}`;

/** A format is guessed if it is left out. */
const asFile = ({ name }: File, format?: string) => `?name=${encodeURIComponent(name)}${format ? `&format=${format}` : ""}`;

export const client = {
    studio: () => json<Api.Studio>("GET", "api/studio"),

    shows: () => json<Api.Show[]>("GET", shows),
    createShow: (name: string) => json<Api.Show>("POST", shows, { name }),
    addSample: () => json<Api.Show>("POST", `${shows}/sample`, {}),
    show: (id: string) => json<Api.Show>("GET", show(id)),
    patchShow: (id: string, patch: Api.ShowPatch) => json<Api.Show>("PATCH", show(id), patch),
    /** Deletes its folder: scripts, models and scenes. */
    deleteShow: (id: string) => send("DELETE", show(id)),

    /** At most 100 MB. A file that is no script at all is refused. */
    upload: (id: string, file: File, format?: string) => json<Api.Reading>("POST", `${show(id)}/scripts${asFile(file, format)}`, file),
    patchScript: (id: string, file: string, patch: Api.ScriptPatch) => json<Api.Reading>("PATCH", script(id, file), patch),
    deleteScript: (id: string, file: string) => json<Api.Reading>("DELETE", script(id, file)),
    reading: (id: string) => json<Api.Reading>("GET", `${show(id)}/reading`),

    trainingOptions: () => json<Api.OptionGroup[]>("GET", "api/options/training"),
    writingOptions: () => json<Api.OptionGroup[]>("GET", "api/options/writing"),
    forecast: (id: string, minutes: number, from: string) =>
        json<Api.Forecast>("GET", `${show(id)}/forecast?minutes=${minutes}&from=${encodeURIComponent(from)}`),

    train: (id: string, body: Api.TrainingRequest) => json<Api.Training>("POST", `${show(id)}/training`, body),
    /** null: nothing has been trained since the server began, and nothing is paused; models have the courses of earlier trainings. */
    training: (id: string) => json<Api.Training | null>("GET", `${show(id)}/training`),
    pauseTraining: (id: string) => json<Api.Training>("POST", `${show(id)}/training/pause`, {}),
    /** The paused training, or that of a model whose training can go on. */
    resumeTraining: (id: string, name?: string) => json<Api.Training>("POST", `${show(id)}/training/resume`, { model: name }),
    /** Keeps the model as it is. */
    stopTraining: (id: string) => json<Api.Training>("POST", `${show(id)}/training/stop`, {}),

    models: (id: string) => json<Api.Model[]>("GET", `${show(id)}/models`),
    /** How a model was trained. */
    course: (id: string, name: string) => json<Api.Training>("GET", `${model(id, name)}/training`),
    deleteModel: (id: string, name: string) => send("DELETE", model(id, name)),
    /** The address of a download. */
    modelFile: (id: string, name: string) => `${model(id, name)}/file`,

    tune: (id: string, body: Api.TuningRequest) => json<Api.Tuning>("POST", `${show(id)}/tuning`, body),
    tuning: (id: string) => json<Api.Tuning | null>("GET", `${show(id)}/tuning`),
    stopTuning: (id: string) => json<Api.Tuning>("POST", `${show(id)}/tuning/stop`, {}),

    scenes: (id: string) => json<Scenes.SceneSummary[]>("GET", `${show(id)}/scenes`),
    createScene: (id: string, body: Scenes.NewScene) => json<Scenes.Scene>("POST", `${show(id)}/scenes`, body),
    /** A script file as a draft, read as scripts are. */
    importScene: (id: string, file: File, format?: string) =>
        json<Scenes.Scene>("POST", `${show(id)}/scenes/import${asFile(file, format)}`, file),
    /** As it was at a revision; without, as it is. */
    scene: (id: string, sceneId: string, revision?: number) =>
        json<Scenes.Scene>("GET", `${scene(id, sceneId)}${revision === undefined ? "" : `?revision=${revision}`}`),
    renameScene: (id: string, sceneId: string, title: string) => json<Scenes.SceneSummary>("PATCH", scene(id, sceneId), { title }),
    deleteScene: (id: string, sceneId: string) => send("DELETE", scene(id, sceneId)),
    /** The answer comes when the change is on the disk. conflictOf says whether the revision was stale. */
    change: (id: string, sceneId: string, change: Scenes.Change) =>
        json<{ revision: number; at: string }>("POST", `${scene(id, sceneId)}/changes`, change),
    /** Changes after a revision, oldest first. */
    history: (id: string, sceneId: string, since = 0) =>
        json<Scenes.SavedChange[]>("GET", `${scene(id, sceneId)}/history${since > 0 ? `?since=${since}` : ""}`),
    /** The address of a download; the formats are those of Studio.formats that can be written. */
    sceneFile: (id: string, sceneId: string, format: string, revision?: number) =>
        `${scene(id, sceneId)}/export?format=${format}${revision === undefined ? "" : `&revision=${revision}`}`,

    write: (id: string, body: Api.WriteRequest, signal?: AbortSignal) => stream<Api.WriteEvent>(`${show(id)}/write`, body, signal),
    alternatives: (id: string, body: Api.AlternativesRequest, signal?: AbortSignal) =>
        stream<Api.AlternativeEvent>(`${show(id)}/alternatives`, body, signal),
    probabilities: (id: string, body: { model?: string; before: Scenes.Line[]; line: Scenes.Line }, signal?: AbortSignal) =>
        json<{ words: Api.LineWord[] }>("POST", `${show(id)}/probabilities`, body, signal),
    /** Runs of at least `words` words and marks (default 6) that are in the training text. */
    copies: (id: string, body: { model?: string; lines: Scenes.Line[]; words?: number }, signal?: AbortSignal) =>
        json<{ share: number; runs: Api.Copy[] }>("POST", `${show(id)}/copies`, body, signal),

    score: (id: string, body: { model?: string; scenes?: number }) => json<Api.Scorecard>("POST", `${show(id)}/scorecard`, body),
    /** The last one of the model; phase none: there is none of the model as it is now. */
    scorecard: (id: string, name?: string) =>
        json<Api.Scorecard>("GET", `${show(id)}/scorecard${name ? `?model=${encodeURIComponent(name)}` : ""}`),
    compare: (id: string, body: { a: Api.Contestant; b: Api.Contestant; pairs: number }) =>
        json<Api.Comparison>("POST", `${show(id)}/comparisons`, body),
    comparisons: (id: string) => json<Api.Comparison[]>("GET", `${show(id)}/comparisons`),
    comparison: (id: string, comparisonId: string) => json<Api.Comparison>("GET", comparison(id, comparisonId)),
    answer: (id: string, comparisonId: string, pair: number, choice: Api.Choice) =>
        json<Api.Comparison>("POST", `${comparison(id, comparisonId)}/answers`, { pair, choice }),
};

/** The events of an answer, as they come. */
async function* stream<Event extends { type: string; data: unknown }>(
    path: string,
    body: unknown,
    signal?: AbortSignal,
): AsyncGenerator<Event> {
    const reader = (await send("POST", path, body, signal)).body!.pipeThrough(new TextDecoderStream()).getReader();
    try {
        for (let rest = ""; ;) {
            const { value, done } = await reader.read();
            if (done) return;
            const events = (rest + value).split("\n\n");
            rest = events.pop()!;
            for (const event of events) {
                const type = /^event: (.*)$/m.exec(event)?.[1];
                const data = /^data: (.*)$/m.exec(event)?.[1];
                if (type && data) yield { type, data: JSON.parse(data) } as Event;
            }
        }
    } finally {
        await reader.cancel().catch(() => undefined);
    }
}
