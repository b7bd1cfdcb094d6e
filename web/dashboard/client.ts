import { json, send } from "../frame/request";
import type { FailTrial, NewStudy, QueueTrial, StudyList } from "./api";
import { readColumns, type Columns } from "../study/columns";
import type { Artifact, Curves, Importances, Note, RemainingGain, StudyHeader, StudySummary, TrialRow } from "../study/types";

const study = (id: string) => `api/studies/${encodeURIComponent(id)}`;
const owner = (id: string, trial?: number) => `${study(id)}${trial === undefined ? "" : `/trials/${trial}`}`;

export const client = {
    studies: () => json<StudyList>("GET", "api/studies"),
    create: (body: NewStudy) => json<StudySummary>("POST", "api/studies", body),
    rename: (id: string, name: string) => json<StudySummary>("PATCH", study(id), { name }),
    remove: (id: string) => send("DELETE", study(id)),
    header: (id: string) => json<StudyHeader>("GET", study(id)),
    columns: async (id: string, since?: number): Promise<Columns> => {
        const answer = await send("GET", `${study(id)}/columns${since === undefined ? "" : `?since=${since}`}`);
        return readColumns(await answer.arrayBuffer());
    },
    trials: (id: string, numbers: number[]) => json<TrialRow[]>("GET", `${study(id)}/trials?numbers=${numbers.join()}`),
    curves: (id: string, since?: number) => json<Curves>("GET", `${study(id)}/curves${since === undefined ? "" : `?since=${since}`}`),
    importances: (id: string, objective: number) => json<Importances>("GET", `${study(id)}/importances?objective=${objective}`),
    gain: (id: string, objective: number) => json<RemainingGain>("GET", `${study(id)}/gain?objective=${objective}`),
    queue: (id: string, body: QueueTrial) => send("POST", `${study(id)}/trials`, body),
    fail: (id: string, trial: number, body: FailTrial = {}) => send("POST", `${study(id)}/trials/${trial}/fail`, body),
    stop: (id: string) => send("POST", `${study(id)}/stop`, {}),
    saveNote: (id: string, note: Note, trial?: number) => json<Note>("PUT", `${owner(id, trial)}/note`, note),
    file: (id: string, file: Artifact, trial?: number) => `${owner(id, trial)}/artifacts/${encodeURIComponent(file.id)}`,
    exported: async (id: string, format: "csv" | "json", numbers?: number[]): Promise<Blob> => {
        const path = `${study(id)}/export.${format}`;
        return (await (numbers ? send("POST", path, { numbers }) : send("GET", path))).blob();
    },
};
