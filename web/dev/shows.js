// The state of the made-up studio: its shows, scenes and trainings.
import { cast, castOf, document, draw, sentence } from "./script.js";

const now = () => new Date().toISOString();
export const shows = new Map();
export const scenes = new Map();
let serial = 0;

export function addShow(name, { words = 48_210, model = true, lines = [30, 10_000, 0], training = null, modelOnly = false } = {}) {
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

export const made = (name, perplexity, quality, isChosen) => ({
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

export function script(file, isTable) {
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

export function addScene(show, title, lines, from = null) {
    const id = `scene-${++serial}`;
    const family = from ? scenes.get(`${show}/${from.scene}`).family : id;
    scenes.set(`${show}/${id}`, { id, show, title, from, family, lines, changes: [], changed: now() });
    return scenes.get(`${show}/${id}`);
}

export const sceneSummary = (scene) => ({
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
export const scenesOf = (show) => [...scenes.values()].filter((scene) => scene.show === show.id);
const castFor = (show) => castOf(show.words, show.words > 0 ? 10 : 0);

export function summary(show) {
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

export function reading(show) {
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

export const nowOf = ({ show, model, phase, minutes, position, epoch, secondsLeft, wordsPerSecond, loss, best, error }) => ({
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

export function startTraining(show, minutes, options, position = 0) {
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
export function step(training) {
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
        seconds: training.minutes * 5 * training.epoch,
        sample: `${draw(cast.slice(0, 4)).toLowerCase()}: ${sentence()}`,
    };
    training.epochs.push(epoch);
    return epoch;
}
