// The dashboard's HTTP API: types of requests and answers. What is said about one study is in ../study/types and ../study/columns.
//
// Addresses are relative to document.baseURI, since the dashboard can be mounted under a prefix (the server writes <base href>):
// fetch("api/studies"). Pages are any other address below it (`studies/{id}`, `compare?ids=…`): the server answers index.html.
// `assets/{file}` are the built files.
//
// Every error answer (status 400 and above) is ApiError. 401: the cookie is missing or old (open the printed address again, or the
// sign-in page if the server has a password: `login`). 404: no such study or trial. 409: a conflict. 503: the storage cannot be read.
// Bodies are JSON with Content-Type application/json; others are refused with 415. Answers of writes without a body are 204.
//
// | GET    | api/studies                              | StudyList                                                  |
// | POST   | api/studies                              | NewStudy → 201 StudySummary                                |
// | PATCH  | api/studies/{id}                         | Rename → StudySummary, with a new id; 501: StorageInfo.canRename is false |
// | DELETE | api/studies/{id}                         | 204                                                        |
// | GET    | api/studies/{id}                         | StudyHeader                                                |
// | GET    | api/studies/{id}/columns[?since=]        | bytes, see ../study/columns                                |
// | GET    | api/studies/{id}/trials?numbers=         | TrialRow[]                                                 |
// | GET    | api/studies/{id}/curves[?…]              | Curves                                                     |
// | GET    | api/studies/{id}/importances?objective=  | Importances                                                |
// | GET    | api/studies/{id}/gain?objective=         | RemainingGain; takes some seconds                          |
// | POST   | api/studies/{id}/trials                  | QueueTrial → 204                                           |
// | POST   | api/studies/{id}/trials/{n}/fail         | FailTrial → 204; running or waiting trials only, else 409  |
// | POST   | api/studies/{id}/stop                    | {} → 204; searches of Tunewright end after their running trials |
// | PUT    | api/studies/{id}/note                    | Note → Note; version must be the stored one plus 1, else 409 NoteConflict |
// | PUT    | api/studies/{id}/trials/{n}/note         | the same                                                   |
// | GET    | api/studies/{id}/artifacts/{artifact}    | a download, of what StudyHeader.artifacts names            |
// | GET    | api/studies/{id}/trials/{n}/artifacts/{artifact} | the same of TrialRow.artifacts                     |
// | GET    | api/studies/{id}/export.csv, export.json | a download; `?numbers=1,2` for a selection of at most 500; POST with Selection for more |
// | GET    | api/events                               | server-sent events, see ListEvent                          |
// | GET    | api/studies/{id}/events                  | server-sent events, see StudyEvent                         |
//
// Browsers open at most six connections to a server over HTTP/1.1, over all tabs: one EventSource a tab, closed while the tab is hidden
// (visibilitychange) and opened again when it is seen, otherwise the seventh tab waits for ever.

import type { Direction, Note, Plain, StudySummary } from "../study/types";

export interface ApiError {
    /** One sentence for the user, or two: what is wrong, and what to do. */
    error: string;
}

export interface NoteConflict extends ApiError {
    /** What is stored. */
    note: Note;
}

export interface StorageInfo {
    /** As the user named it, without passwords. */
    name: string;
    /** Why it cannot be read now; the server tries again by itself. Its studies are those last seen. */
    error: string | null;
    canRename: boolean;
}

/** Studies of all storages, oldest first within a storage. */
export interface StudyList {
    storages: StorageInfo[];
    studies: StudySummary[];
}

export interface NewStudy {
    /** Default 0. */
    storage?: number;
    name: string;
    /** At least one. */
    directions: Direction[];
    /** One for each direction, all different; none: the objectives have no names. */
    metricNames?: string[];
}

export interface Rename {
    name: string;
}

export interface QueueTrial {
    /** Values as the objective sees them; parameters left out are suggested. */
    parameters: { [name: string]: Plain };
    userAttributes?: { [key: string]: Plain };
    /** Do nothing if a trial has the same values. */
    skipIfExists?: boolean;
}

export interface FailTrial {
    /** Stored with the trial. Default: "Failed from the dashboard." */
    reason?: string;
}

export interface Selection {
    /** Trials, in the order of the rows. */
    numbers: number[];
}

/** EventSource events (`event:` is the type, `data:` JSON). At once when the stream opens, `list`; then what changes. */
export type ListEvent =
    | { type: "list"; data: StudyList }
    | { type: "summary"; data: StudySummary } // new or changed
    | { type: "removed"; data: { id: string } }
    | { type: "storage"; data: { storage: number; info: StorageInfo } }; // it failed, or is back

/**
 * At once when the stream opens, `summary`; then again whenever the study has changed. When its revision is above yours, ask for
 * `columns?since=` (and `curves?since=` if they are shown). At most one event in half a second.
 */
export type StudyEvent =
    | { type: "summary"; data: StudySummary }
    | { type: "removed"; data: { id: string } } // deleted; the stream ends: close the EventSource
    | { type: "storage"; data: { storage: number; info: StorageInfo } };
