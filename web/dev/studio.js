// A studio of made-up shows, in memory: node dev/studio.js, then http://127.0.0.1:8766/. ?shows=0, 1, 10 or 10000 chooses how many.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cast, castOf, document, draw, line, sentence, trainingOptions, writingOptions } from "./script.js";

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

const formats = ["text", "fountain", "fdx", "docx", "pdf", "html", "json", "csv"].map((name) => ({
    name,
    description: `${name}, as everyone knows it`,
    extensions: [`.${name === "text" ? "txt" : name}`],
    canWrite: name !== "csv",
}));

const shows = new Map();
const scenes = new Map();
let serial = 0;

function addShow(name, { words = 48_210, model = true, lines = [30, 10_000, 0], training = null, modelOnly = false } = {}) {
    const id = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-") || `show-${serial++}`;
    const models = model
        ? [
              made("ten-minutes", 61.3, "Speaks like the show; forgets the plot within a scene.", true),
              made("one-minute", 118.4, "Knows the names and the jokes; sentences wander.", false),
          ]
        : [];
    const show = { id, name, words, models, modelOnly, training, tuning: null, controls: {}, options: {}, card: null, comparisons: [] };
    show.scripts = modelOnly ? [] : [script("season-1.csv", words > 0), script("extra.fountain", false)].slice(0, words > 0 ? 2 : 0);
    shows.set(id, show);
    for (const [index, count] of lines.entries())
        addScene(id, ["The soup is late", "Everything so far", "New scene"][index], document(count));
    return show;
}

const made = (name, perplexity, quality, isChosen) => ({
    name,
    bytes: 9_400_000,
    perplexity,
    epochs: 8,
    quality,
    changed: now(),
    isChosen,
    canResume: name === "ten-minutes",
    origins: [],
});

function script(file, isTable) {
    return {
        file,
        bytes: 412_000,
        format: isTable ? "csv" : "fountain",
        error: null,
        setFormat: null,
        setColumns: {},
        table: isTable
            ? { names: ["id", "episode", "scene", "who", "line", "note"], used: { speaker: "who", words: "note", scene: "scene" } }
            : null,
    };
}

function addScene(show, title, lines, from = null) {
    const id = `scene-${++serial}`;
    const family = from ? scenes.get(`${show}/${from.scene}`).family : id;
    scenes.set(`${show}/${id}`, { id, show, title, from, family, lines, changes: [], changed: now() });
    return scenes.get(`${show}/${id}`);
}

const sceneSummary = (scene) => ({
    id: scene.id,
    title: scene.title,
    revision: scene.changes.length,
    lines: scene.lines.length,
    words: scene.lines.length * 9,
    firstLine: scene.lines.find((line) => line.kind === "speech")?.text ?? null,
    changed: scene.changed,
    from: scene.from,
    family: scene.family,
});
const scenesOf = (show) => [...scenes.values()].filter((scene) => scene.show === show.id);
const castFor = (show) => castOf(show.words, show.words > 0 ? 10 : 0);

function summary(show) {
    const chosen = show.models.find((model) => model.isChosen) ?? null;
    const last = scenesOf(show)[0];
    return {
        id: show.id,
        name: show.name,
        isModelOnly: show.modelOnly,
        scripts: show.scripts.length,
        words: show.words,
        cast: castFor(show).slice(0, 8),
        model: chosen,
        models: show.models.length,
        lastScene: last ? sceneSummary(last) : null,
        training: show.training && nowOf(show.training),
        controls: show.controls,
        trainingOptions: show.options,
    };
}

function reading(show) {
    const wrong = show.scripts[0]?.table && (show.scripts[0].setColumns.words ?? show.scripts[0].table.used.words) !== "line";
    return {
        scripts: show.scripts,
        explanations: show.scripts.map(
            (one) => `${one.file} was read as ${one.format}${one.table ? ": a table of 6 columns, the speaker in “who”" : ""}.`,
        ),
        findings: wrong
            ? [
                  {
                      text: "The words are mostly empty: 3,902 of 4,388 rows of season-1.csv have nothing in “note”.",
                      advice: "The column “line” looks like speech.",
                      fix: { label: "Use “line” for the words", file: show.scripts[0].file, patch: { columns: { words: "line" } } },
                  },
                  { text: "“Agnes” and “AGNES.” may be one person.", advice: "Write the name the same way everywhere.", fix: null },
              ]
            : [],
        cast: castOf(show.words, show.id === "the-ferry" ? 64 : 10),
        scenes: 212,
        lines: 4_388,
        words: show.words,
        preview: Array.from({ length: 10 }, (_, at) =>
            at === 0 ? "[setting: the ticket booth]" : `${draw(cast.slice(0, 5))}: ${sentence()}`,
        ),
    };
}

const nowOf = ({ show, model, phase, minutes, position, epoch, secondsLeft, wordsPerSecond, loss, best, error }) => ({
    show,
    model,
    phase,
    minutes,
    position,
    epoch,
    secondsLeft,
    wordsPerSecond,
    loss,
    best,
    error,
});

function startTraining(show, minutes, options, position = 0) {
    const training = {
        show: show.id,
        model: `model-${show.models.length + 1}`,
        phase: "running",
        minutes,
        position: 0,
        epoch: 0,
        secondsLeft: minutes * 60,
        wordsPerSecond: 21_400,
        loss: 8,
        best: null,
        error: null,
        reason: "48,210 words are a small text: one layer of 384 units, with strong dropout.",
        options,
        weights: 2_410_000,
        vocabulary: 4_912,
        epochs: [],
        curve: [],
    };
    show.training = training;
    while (training.position < position) step(training);
    return training;
}

/** One of 240 steps of a training. */
function step(training) {
    training.position = Math.min(1, training.position + 1 / 240);
    training.secondsLeft = training.minutes * 60 * (1 - training.position);
    training.loss = 3.6 + 4.6 * Math.exp(-training.position * 7) + draw([-0.12, -0.06, 0, 0.05, 0.1]);
    training.curve.push([training.position, training.loss]);
    if (Math.floor(training.position * 12) === training.epoch) return undefined;
    training.epoch++;
    const perplexity = 58 + 300 * Math.exp(-training.epoch * 0.7) + draw([0, 2, 4]);
    const isBest = training.best === null || perplexity < training.best;
    training.best = Math.min(training.best ?? Infinity, perplexity);
    const epoch = {
        number: training.epoch,
        trainingLoss: training.loss,
        validationPerplexity: perplexity,
        isBest,
        wordsPerSecond: 21_400,
        seconds: training.minutes * 5,
        sample: `${draw(cast.slice(0, 4)).toLowerCase()}: ${sentence()}`,
    };
    training.epochs.push(epoch);
    return epoch;
}

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
            const comparison = { id: `c${++serial}`, phase: "done", created: now(), wanted: 2, pairs, a: body.a, b: body.b, error: null };
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
        { title: "It sounds like the show", text: "Ten lines of one speaker are recognised in 41 of 100 cases; real lines in 58." },
        { title: "It forgets what was said", text: "6 of 100 lines take up one of the five before; real lines 35 of 100." },
        { title: "It copies little", text: "0.1 % of its runs of eight words are in the training text." },
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
