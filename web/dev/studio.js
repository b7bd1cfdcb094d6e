// A studio of made-up shows, in memory: node dev/studio.js [how many shows], then http://127.0.0.1:8766/.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cast, document, draw, line, sentence, trainingOptions, writingOptions } from "./script.js";
import {
    addScene,
    addShow,
    made,
    nowOf,
    reading,
    scenes,
    scenesOf,
    sceneSummary,
    script,
    shows,
    startTraining,
    step,
    summary,
} from "./shows.js";

const assets = fileURLToPath(new URL("../../src/Showrunner.Studio/Assets", import.meta.url));
const types = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html; charset=utf-8", ".woff2": "font/woff2" };
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const now = () => new Date().toISOString();
const streams = new Set();
const send = (type, data) => streams.forEach((response) => response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`));
class Wrong extends Error {
    constructor(status, message, more = {}) {
        super(message);
        Object.assign(this, { status, more });
    }
}

let comparisons = 0;
const formats = ["text", "fountain", "fdx", "docx", "pdf", "html", "json", "csv"].map((name) => ({
    name,
    description: `${name}, as everyone knows it`,
    extensions: [`.${name === "text" ? "txt" : name}`],
    canWrite: name !== "csv",
}));

setInterval(() => {
    for (const show of shows.values()) {
        const { training } = show;
        if (training?.phase !== "running") continue;
        const epoch = step(training);
        if (epoch) send("epoch", { show: show.id, epoch });
        if (training.position >= 1) {
            training.phase = "done";
            show.models.forEach((model) => (model.isChosen = false));
            show.models.push(made(training.model, training.best, "Speaks like the show; forgets the plot within a scene.", true));
            send("show", { show: show.id });
        }
        send("training", nowOf(training));
    }
}, 250);

const many = Number(process.argv[2] ?? 4);
if (many > 0) addShow("The Ferry");
if (many > 1) startTraining(addShow("Half Street", { model: false, lines: [], words: 210_400 }), 240, {}, 0.55);
if (many > 2) addShow("Nothing learnt yet", { model: false, lines: [], words: 3_120 });
if (many > 3) addShow("demo", { modelOnly: true, words: 0, lines: [12] });
for (let more = 4; more < many; more++) addShow(`Show number ${more}`, { lines: [] });

const routes = [
    ["GET", "studio", () => ({ version: "1.0", folder: "/home/you/shows", formats })],
    ["GET", "shows", () => [...shows.values()].map(summary)],
    ["POST", "shows", ({ body }) => summary(addShow(body.name, { model: false, lines: [], words: 0 }))],
    ["POST", "shows/sample", () => summary(addShow("The Ferry Sample", { model: false, lines: [] }))],
    ["GET", "shows/:show", ({ show }) => summary(show)],
    [
        "PATCH",
        "shows/:show",
        ({ show, body }) => {
            if (body.name) show.name = body.name;
            if (body.controls) show.controls = body.controls;
            if (body.model) show.models.forEach((model) => (model.isChosen = model.name === body.model));
            send("show", { show: show.id });
            return summary(show);
        },
    ],
    ["DELETE", "shows/:show", ({ show }) => void shows.delete(show.id)],
    [
        "POST",
        "shows/:show/scripts",
        ({ show, query }) => {
            if (!/\.(txt|csv|fountain|fdx|srt)$/.test(query.get("name")))
                throw new Wrong(400, `Nothing in ${query.get("name")} looks like a script.`);
            show.scripts.push(script(query.get("name"), query.get("name").endsWith("csv")));
            show.words += 48_210;
            return reading(show);
        },
    ],
    [
        "PATCH",
        "shows/:show/scripts/:file",
        ({ show, file, body }) => {
            const one = show.scripts.find((script) => script.file === file);
            if ("format" in body) one.setFormat = body.format;
            if ("columns" in body) one.setColumns = { ...one.setColumns, ...body.columns };
            return reading(show);
        },
    ],
    [
        "DELETE",
        "shows/:show/scripts/:file",
        ({ show, file }) => ((show.scripts = show.scripts.filter((one) => one.file !== file)), reading(show)),
    ],
    ["GET", "shows/:show/reading", ({ show }) => reading(show)],
    ["GET", "options/training", () => trainingOptions],
    ["GET", "options/writing", () => writingOptions],
    [
        "GET",
        "shows/:show/forecast",
        ({ show, query }) => {
            const minutes = Number(query.get("minutes"));
            const low = 50 + 90 / (1 + minutes / 4);
            const text = `About ${Math.ceil(minutes * 1.2)} passes over ${show.words} words. Lines will sound like the show; longer thoughts fall apart. This is an estimate from shows of this size.`;
            return { minutes, words: show.words, perplexity: { low, high: low * 1.25 }, text };
        },
    ],
    ["GET", "shows/:show/training", ({ show }) => show.training],
    ["POST", "shows/:show/training", ({ show, body }) => startTraining(show, body.minutes, body.options ?? {})],
    ["POST", "shows/:show/training/pause", ({ show }) => Object.assign(show.training, { phase: "paused" })],
    ["POST", "shows/:show/training/resume", ({ show }) => Object.assign(show.training, { phase: "running" })],
    ["POST", "shows/:show/training/stop", ({ show }) => Object.assign(show.training, { phase: "stopped" })],
    ["GET", "shows/:show/models", ({ show }) => show.models],
    [
        "GET",
        "shows/:show/models/:model/training",
        ({ show, model }) => ({ ...startTraining({ id: show.id, models: [] }, 10, {}, 1), model, phase: "done" }),
    ],
    ["GET", "shows/:show/tuning", ({ show }) => show.tuning],
    [
        "POST",
        "shows/:show/tuning",
        ({ show, body }) =>
            (show.tuning = {
                show: show.id,
                phase: "running",
                minutes: body.minutes,
                seconds: 412,
                trials: 9,
                best: 64.2,
                bestOptions: [
                    { label: "layers", value: "1" },
                    { label: "hidden", value: "384" },
                ],
                study: "studies/",
                model: null,
                error: null,
            }),
    ],
    ["GET", "shows/:show/scenes", ({ show }) => scenesOf(show).map(sceneSummary)],
    [
        "POST",
        "shows/:show/scenes",
        ({ show, body }) => {
            const from = body.from && scenes.get(`${show.id}/${body.from.scene}`);
            const title = body.title ?? (from ? `${from.title}, a branch` : "New scene");
            const lines = structuredClone(body.lines ?? from?.lines ?? []);
            return opened(addScene(show.id, title, lines, from ? { scene: from.id, revision: from.changes.length } : null));
        },
    ],
    ["POST", "shows/:show/scenes/import", ({ show, query }) => opened(addScene(show.id, query.get("name"), document(12)))],
    ["GET", "shows/:show/scenes/:scene", ({ scene }) => opened(scene)],
    ["PATCH", "shows/:show/scenes/:scene", ({ scene, body }) => ((scene.title = body.title), sceneSummary(scene))],
    ["DELETE", "shows/:show/scenes/:scene", ({ scene }) => void scenes.delete(`${scene.show}/${scene.id}`)],
    ["GET", "shows/:show/scenes/:scene/history", ({ scene, query }) => scene.changes.slice(Number(query.get("since") ?? 0))],
    [
        "POST",
        "shows/:show/scenes/:scene/changes",
        ({ scene, body }) => {
            const revision = scene.changes.length;
            if (body.revision !== revision)
                throw new Wrong(409, "The scene has changed since.", { revision, changes: scene.changes.slice(body.revision) });
            for (const { at, removed, inserted } of body.splices) {
                const there = scene.lines.slice(at, at + removed.length);
                if (JSON.stringify(there.map(({ id }) => id)) !== JSON.stringify(removed.map(({ id }) => id)))
                    throw new Wrong(400, `The lines at ${at} are others.`);
                scene.lines = [...scene.lines.slice(0, at), ...inserted, ...scene.lines.slice(at + removed.length)];
            }
            scene.changes.push({ ...body, revision: revision + 1, at: now() });
            scene.changed = now();
            send("scene", { show: scene.show, scene: scene.id, revision: revision + 1 });
            return { revision: revision + 1, at: now() };
        },
    ],
    [
        "POST",
        "shows/:show/probabilities",
        ({ body }) => {
            const words = [...body.line.text.matchAll(/[\w']+|[^\s\w]/g)].map((match, index) => ({
                text: match[0],
                start: match.index,
                end: match.index + match[0].length,
                probability: [0.42, 0.008, 0.15, 0.04, 0.71][index % 5],
                others: ["kettle", "soup", "goose", "ferry", "pier"].map((text, rank) => ({ text, probability: 0.31 / (rank + 1) })),
            }));
            return { words };
        },
    ],
    [
        "POST",
        "shows/:show/copies",
        ({ body }) => ({
            share: 0.04,
            runs: body.lines.flatMap(({ text }, index) => {
                const start = text.indexOf("nobody on this boat has the decency");
                return start < 0
                    ? []
                    : [{ line: index, start, length: 35, words: 7, from: "agnes: but nobody on this boat has the decency to ask." }];
            }),
        }),
    ],
    [
        "GET",
        "shows/:show/scorecard",
        ({ show }) => show.card ?? { model: "ten-minutes", phase: "none", position: 0, verdicts: [], rows: [], samples: [], error: null },
    ],
    ["POST", "shows/:show/scorecard", ({ show }) => (show.card = card())],
    ["GET", "shows/:show/comparisons", ({ show }) => show.comparisons.map(asked)],
    [
        "POST",
        "shows/:show/comparisons",
        ({ show, body }) => {
            const pairs = Array.from({ length: 2 }, (_, number) => ({
                number,
                before: document(3).slice(1),
                first: document(8).slice(1),
                second: document(7).slice(1),
                choice: null,
            }));
            const comparison = {
                id: `c${++comparisons}`,
                phase: "done",
                created: now(),
                wanted: 2,
                pairs,
                a: body.a,
                b: body.b,
                error: null,
            };
            show.comparisons.push(comparison);
            return asked(comparison);
        },
    ],
    ["GET", "shows/:show/comparisons/:comparison", ({ show, comparison }) => asked(show.comparisons.find((one) => one.id === comparison))],
    [
        "POST",
        "shows/:show/comparisons/:comparison/answers",
        ({ show, comparison, body }) => {
            const one = show.comparisons.find((one) => one.id === comparison);
            one.pairs[body.pair].choice = body.choice;
            return asked(one);
        },
    ],
];

const opened = (scene) => ({ ...sceneSummary(scene), document: scene.lines, notice: null });

function asked(one) {
    const answered = one.pairs.filter((pair) => pair.choice !== null).length;
    const result =
        answered < one.wanted
            ? null
            : {
                  a: one.a,
                  b: one.b,
                  aWins: 1,
                  bWins: 1,
                  ties: 0,
                  share: 0.5,
                  low: 0.1,
                  high: 0.9,
                  text: "Two pairs do not tell them apart.",
              };
    return { ...one, answered, result };
}

function card() {
    const rows = [
        ["continues one of the five lines before", "6.0 %", "34.9 %", "6.9 %"],
        ["only filler", "14.0 %", "6.3 %", "6.3 %"],
        ["speaker recognised by ten lines", "41.1 %", "58.0 %", "58.0 %"],
        ["told apart from real", "0.99", "0.75", "–"],
    ].map(([measure, written, real, shuffled]) => ({ measure, written, real, shuffled }));
    const verdicts = [
        {
            title: "It sounds like the show",
            text: "Ten lines of one speaker are recognised in 41 of 100 cases; real lines in 58.",
            grade: "fair",
        },
        { title: "It forgets what was said", text: "6 of 100 lines take up one of the five before; real lines 35 of 100.", grade: "poor" },
        { title: "It copies little", text: "0.1 % of its runs of eight words are in the training text.", grade: "good" },
    ];
    const samples = [0, 1].map(() =>
        document(9)
            .slice(1)
            .map((one) => `${one.speaker ?? ""}: ${one.text}`)
            .join("\n"),
    );
    return { model: "ten-minutes", phase: "done", position: 1, verdicts, rows, samples, error: null };
}

/** Server-sent events in the answer of a POST; stops when the page goes away. */
async function stream(response, events) {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    for await (const [type, data] of events) {
        if (response.closed || response.destroyed) return;
        response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    }
    response.end();
}

async function* write({ lines = 8 }) {
    for (let index = 0; index < lines; index++) {
        const { kind, speaker, text } = line(1);
        const words = text.split(" ");
        for (let at = 1; at < words.length; at++) {
            await pause(30);
            yield ["line", { index, kind, speaker, text: words.slice(0, at).join(" "), final: false }];
        }
        yield ["line", { index, kind, speaker, text, final: true }];
    }
    yield ["done", { seed: 7, lines, words: lines * 9 }];
}

async function* alternatives({ speaker, prefix, count }) {
    for (let index = 0; index < count; index++) {
        await pause(120);
        const text = prefix ? `${prefix} ${draw(["and nobody said a word", "which is a pity", "of all things"])}.` : sentence();
        yield ["alternative", { index, kind: "speech", speaker: speaker ?? draw(cast), text, score: -index }];
    }
    yield ["done", { order: Array.from({ length: count }, (_, index) => count - 1 - index), seed: 3 }];
}

createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    response.setHeader("Content-Security-Policy", "default-src 'self'; style-src 'self'; img-src 'self' data:");
    if (!url.pathname.startsWith("/api/")) {
        const file = url.pathname.startsWith("/assets/") ? url.pathname.slice(8) : "index.html";
        return response.writeHead(200, { "Content-Type": types[extname(file)] }).end(readFileSync(join(assets, file)));
    }
    const path = url.pathname.slice(5);
    if (path === "events") {
        response.writeHead(200, { "Content-Type": "text/event-stream" }).write(":\n\n");
        streams.add(response);
        return response.on("close", () => streams.delete(response));
    }
    const parts = [];
    for await (const part of request) parts.push(part);
    const text = Buffer.concat(parts).toString();
    const body = request.headers["content-type"]?.includes("json") ? JSON.parse(text) : text;
    if (/^shows\/[^/]+\/write$/.test(path)) return stream(response, write(body));
    if (/^shows\/[^/]+\/alternatives$/.test(path)) return stream(response, alternatives(body));
    try {
        const answer = answerTo(request.method, path, { body, query: url.searchParams });
        response
            .writeHead(answer === undefined ? 204 : 200, { "Content-Type": "application/json" })
            .end(answer === undefined ? "" : JSON.stringify(answer));
    } catch (error) {
        const status = error instanceof Wrong ? error.status : 500;
        response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify({ error: error.message, ...error.more }));
    }
}).listen(8766, "127.0.0.1", () => console.log("http://127.0.0.1:8766/"));

function answerTo(method, path, asked) {
    for (const [verb, pattern, answer] of routes) {
        const match = new RegExp(`^${pattern.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(path);
        if (!match || verb !== method) continue;
        const names = Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
        const show = names.show && shows.get(names.show);
        const scene = names.scene && scenes.get(`${names.show}/${names.scene}`);
        if ((names.show && !show) || (names.scene && !scene))
            throw new Wrong(404, `There is no ${show ? "scene" : "show"} “${names.scene ?? names.show}”.`);
        return answer({ ...asked, ...names, show, scene });
    }
    throw new Wrong(404, "The made-up studio has no such page.");
}
