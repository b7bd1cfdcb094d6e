// Studies for looking at the pages: one, ten, ten thousand and a hundred thousand trials, and the odd ones.

/** A generator of its own, so that every run shows the same studies. */
function random(seed) {
    return () => {
        seed = (seed + 0x6d2b79f5) | 0;
        let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

const float = (name, low, high, log = false) => ({ name, kind: "float", low, high, step: null, log, choices: null });
const int = (name, low, high, log = false) => ({ name, kind: "int", low, high, step: 1, log, choices: null });
const choice = (name, ...choices) => ({ name, kind: "categorical", low: null, high: null, step: null, log: false, choices });

const network = [
    float("lr", 1e-5, 1e-1, true),
    int("layers", 1, 6),
    float("dropout", 0, 0.6),
    choice("optimizer", "adam", "sgd", "lion"),
    int("batch", 8, 256, true),
];
const wide = [
    ...network,
    float("decay", 1e-4, 1, true),
    float("clip", 0.1, 5),
    choice("tied", true, false),
    int("warmup", 0, 2000),
    choice("norm", null, "layer", "rms"),
];

export const studies = [
    make({
        id: "0-1",
        name: "language model, 20 minutes",
        count: 420,
        parameters: network,
        metricNames: ["perplexity"],
        pruned: 0.45,
        running: 3,
        curves: true,
    }),
    make({ id: "0-2", name: "one", count: 1, parameters: network.slice(0, 2) }),
    make({ id: "0-3", name: "ten", count: 10, parameters: network.slice(0, 3), curves: true }),
    make({ id: "0-4", name: "ten-thousand", count: 10_000, parameters: network, pruned: 0.2 }),
    make({ id: "0-5", name: "hundred-thousand", count: 100_000, parameters: wide, pruned: 0.3, metricNames: ["loss"] }),
    make({
        id: "0-6",
        name: "two objectives",
        count: 900,
        parameters: network,
        directions: ["minimize", "maximize"],
        metricNames: ["latency", "accuracy"],
        constrained: true,
    }),
    make({ id: "0-7", name: "three objectives", count: 400, parameters: network, directions: ["minimize", "minimize", "maximize"] }),
    make({
        id: "0-8",
        name: "conditional",
        count: 300,
        parameters: [choice("model", "svm", "forest"), float("C", 1e-3, 1e3, true), int("depth", 2, 32)],
        conditional: true,
        directions: ["maximize"],
    }),
    make({ id: "0-9", name: "all failed", count: 25, parameters: network, failed: 1 }),
    make({
        id: "0-10",
        name: '<b>bold</b> & "quoted" <script>alert(1)</script>',
        count: 60,
        parameters: [float('<i>x</i> & "y"', -5, 5), choice("<choice>", "<a>", "&b;", '"')],
        attributes: true,
    }),
    make({ id: "0-11", name: "empty", count: 0, parameters: [] }),
    make({ id: "0-12", name: "infinite and missing values", count: 80, parameters: network.slice(0, 2), infinite: true }),
];

function make({
    id,
    name,
    count,
    parameters,
    directions = ["minimize"],
    metricNames = [],
    pruned = 0,
    failed = 0.02,
    running = 0,
    curves,
    constrained,
    conditional,
    infinite,
    attributes,
}) {
    const next = random(Number(id.split("-")[1]) * 7919);
    const begun = Date.now() - count * 60_000 - 3_600_000;
    const rows = [];
    for (let number = 0; number < count; number++) {
        const values = parameters.map((parameter, index) => {
            if (conditional && index > 0 && (rows.length + index) % 2 === 0) return NaN;
            const progress = 1 - 0.6 * Math.min(1, number / 200);
            const at = Math.min(1, Math.max(0, 0.35 + (next() - 0.5) * progress * 1.3));
            if (parameter.choices)
                return Math.floor((conditional ? (number % 2 ? 0 : 0.6) : at) * parameter.choices.length) % parameter.choices.length;
            const value = parameter.log
                ? parameter.low * (parameter.high / parameter.low) ** at
                : parameter.low + at * (parameter.high - parameter.low);
            return parameter.kind === "int" ? Math.round(value) : value;
        });
        const off = parameters.reduce((sum, parameter, index) => {
            if (Number.isNaN(values[index])) return sum;
            const at = parameter.choices
                ? values[index] / parameter.choices.length
                : parameter.log
                  ? Math.log(values[index] / parameter.low) / Math.log(parameter.high / parameter.low)
                  : (values[index] - parameter.low) / (parameter.high - parameter.low);
            return sum + (at - 0.4) ** 2 * [6, 2, 1, 0.7, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1][index];
        }, 0);
        const draw = next();
        const state = number >= count - running ? 0 : draw < failed ? 3 : draw < failed + pruned * Math.min(1, off * 3) ? 2 : 1;
        const started = begun + number * 60_000 + next() * 20_000;
        const loss = 30 + off * 40 + next() * 2;
        rows.push({
            number,
            state,
            started,
            ended: state === 0 ? NaN : started + 20_000 + next() * 150_000,
            infeasible: constrained && values[0] > 2e-3 ? 1 : 0,
            values: directions.map((direction, index) =>
                state !== 1
                    ? NaN
                    : infinite && number % 9 === 0
                      ? Infinity
                      : index === 0
                        ? loss
                        : direction === "maximize"
                          ? 0.5 + (0.9 - off) / 3 + next() * 0.05 + (loss - 30) / 200
                          : off * 3 + next() - loss / 50,
            ),
            parameters: values,
            text: attributes || curves ? ["ok <b>", "slow & steady", '"quoted"'][number % 3] : undefined,
            score: state === 1 ? next() : NaN,
            loss,
            steps: curves ? (state === 2 ? 3 + Math.floor(next() * 5) : state === 0 ? 6 : 20) : 0,
            reason: state === 3 ? "OutOfMemoryException: 4 GB are not enough <b>" : null,
            note: { version: 0, body: "" },
        });
    }
    return { id, name, rows, parameters, directions, metricNames, revision: 1, note: { version: 0, body: "" }, curves, constrained };
}

export function summary(study) {
    const counts = { running: 0, complete: 0, pruned: 0, failed: 0, waiting: 0 };
    const names = Object.keys(counts);
    study.rows.forEach((row) => counts[names[row.state]]++);
    const complete = study.rows.filter((row) => row.state === 1 && !row.infeasible);
    const sign = study.directions[0] === "minimize" ? 1 : -1;
    const best =
        complete.length > 0 ? complete.reduce((one, other) => (sign * (other.values[0] - one.values[0]) < 0 ? other : one)) : undefined;
    return {
        id: study.id,
        name: study.name,
        storage: 0,
        directions: study.directions,
        metricNames: study.metricNames,
        best: best ? [{ number: best.number, values: best.values.map(real) }] : [],
        bestCount: best ? (study.directions.length > 1 ? 17 : 1) : 0,
        counts,
        trialCount: study.rows.length,
        created: study.rows[0]?.started ?? null,
        lastActivity:
            study.rows.length > 0 ? (counts.running > 0 ? Date.now() - 4000 : study.rows.at(-1).ended || study.rows.at(-1).started) : null,
        revision: study.revision,
    };
}

export function header(study) {
    return {
        ...summary(study),
        parameters: study.parameters,
        numericAttributes: study.rows.length > 0 ? ["score"] : [],
        attributeKeys: study.rows.some((row) => row.text) ? ["comment", "score"] : study.rows.length > 0 ? ["score"] : [],
        constraintNames: study.constrained ? ["memory"] : [],
        userAttributes: {},
        note: study.note,
        artifacts: [],
        hasFiles: true,
    };
}

export function columns(study, since) {
    const rows = since ? study.rows.filter((row) => row.changed > since) : study.rows;
    const names = header(study).numericAttributes;
    const head = Buffer.from(
        JSON.stringify({
            revision: study.revision,
            since: since ?? 0,
            count: rows.length,
            objectives: study.directions.length,
            parameters: study.parameters,
            numericAttributes: names,
        }),
    );
    const padded = Buffer.concat([head, Buffer.alloc((8 - (head.length % 8)) % 8, " ")]);
    const lists = [
        (row) => row.number,
        (row) => row.state,
        (row) => row.started,
        (row) => row.ended,
        (row) => row.infeasible + (row.steps ? 2 : 0),
        (row) => (row.steps ? row.steps - 1 : NaN),
        (row) => (row.steps ? curve(row).values.at(-1) : NaN),
        ...study.directions.map((_, index) => (row) => row.values[index]),
        ...study.parameters.map((_, index) => (row) => row.parameters[index]),
        ...names.map(() => (row) => row.score),
    ];
    const numbers = Buffer.concat(lists.map((read) => Buffer.from(Float64Array.from(rows, read).buffer)));
    const start = Buffer.from("TWC1\0\0\0\0");
    start.writeUInt32LE(padded.length, 4);
    return Buffer.concat([start, padded, numbers]);
}

export function trial(study, number) {
    const row = study.rows[number];
    return {
        number,
        state: ["running", "complete", "pruned", "failed", "waiting"][row.state],
        values: row.state === 1 ? row.values.map(real) : [],
        parameters: study.parameters
            .map((parameter, index) => ({
                name: parameter.name,
                value: parameter.choices ? parameter.choices[row.parameters[index]] : real(row.parameters[index]),
            }))
            .filter((one) => one.value !== "NaN"),
        given: [],
        userAttributes: { ...(row.text && { comment: row.text }), ...(Number.isNaN(row.score) ? {} : { score: row.score }) },
        systemAttributes: {},
        constraints: study.constrained ? [{ name: "memory", value: row.infeasible ? 0.4 : -0.3 }] : [],
        feasible: !row.infeasible,
        started: row.started,
        ended: real(row.ended) === "NaN" ? null : row.ended,
        failureReason: row.reason,
        note: row.note,
        artifacts: number % 5 === 0 ? [{ id: `${number}`, fileName: "model.bin", mimeType: "application/octet-stream" }] : [],
        curve: curve(row),
    };
}

export function curve(row) {
    const steps = Array.from({ length: row.steps }, (_, step) => step);
    return {
        number: row.number,
        steps,
        values: steps.map((step) => row.loss + 40 * Math.exp(-step / 4) + Math.sin(row.number + step) * 0.6),
    };
}

function real(value) {
    return Number.isFinite(value) ? value : String(value);
}
