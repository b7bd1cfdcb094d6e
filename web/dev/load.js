// A studio under load: node dev/load.js TOOL [SECONDS]. TOOL is a built showrunner (a program, or Showrunner.Cli.dll).
// Twenty tabs listen, five of them write, one trains; a browser types meanwhile. Prints a row a measure.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { megabytes, pause, print, start, startTime, stop } from "./tool.js";
import { buttonTime, keyTimes, openTime } from "./browser.js";

const [tool, seconds = "60"] = process.argv.slice(2);
const [tabs, writers, rounds] = [20, 5, 5];
const [duration, pauseOfWriters] = [Number(seconds) * 1000, 20_000];
const show = "api/shows/the-other-side";
const folder = mkdtempSync(join(tmpdir(), "studio-load-"));
const studio = ["studio", folder, "--no-browser"];
print("start to the first answer, median of 10, ms", (await startTime(tool, studio)).toFixed(0));
const { server, address, headers } = await start(tool, studio);
const ask = (method, path, body, signal) => fetch(new URL(path, address), { method, headers, body: body && JSON.stringify(body), signal });
const json = async (method, path, body) => (await ask(method, path, body)).json();

/** The events of an answer. */
async function* events(answer) {
    let rest = "";
    for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
        const whole = (rest + part).split("\n\n");
        rest = whole.pop();
        for (const event of whole) {
            const [, type] = /^event: (.*)$/m.exec(event) ?? [];
            const [, data] = /^data: (.*)$/m.exec(event) ?? [];
            if (type) yield { type, data: JSON.parse(data) };
        }
    }
}

async function train() {
    await json("POST", `${show}/training`, { minutes: 60, from: "none", options: { epochs: 10_000, patience: 10_000 } });
    while ((await json("GET", `${show}/training`)).phase !== "running") await pause(300);
}

/** Words that the training learns in a second, of each epoch that begins and ends within some time. */
async function speeds(milliseconds) {
    const epochs = async () => (await json("GET", `${show}/training`)).epochs;
    const first = (await epochs()).length + 1; // which begins within the time
    await pause(milliseconds);
    return (await epochs()).slice(first).map((epoch) => epoch.wordsPerSecond);
}

const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;

try {
    print("opening the page until a button stands, median of 5, ms", await openTime(address));
    print("the same of a page of nothing but a button, ms", await buttonTime());
    await json("POST", "api/shows/sample", {});
    await json("POST", `${show}/training`, { minutes: 0.4, from: "none" });
    while ((await json("GET", `${show}/training`)).phase !== "done") await pause(300);
    const cast = (await json("GET", show)).cast.map(({ name }) => name);
    await train();

    const quit = new AbortController();
    let [done, rest] = [false, true];
    const tally = { words: 0, mixed: 0, heard: 0 };
    const quiet = (error) => quit.signal.aborted || console.error(error);
    const listen = async () => {
        let epoch = 0;
        for await (const { type, data } of events(await ask("GET", "api/events", undefined, quit.signal))) {
            tally.heard++;
            if (data.show !== "the-other-side") tally.mixed++;
            if (type === "epoch" && data.epoch.number < epoch && data.epoch.number !== 1) tally.mixed++;
            if (type === "epoch") epoch = data.epoch.number;
        }
    };
    // Each writer lets another person speak, so that a line that went astray is seen.
    const write = async (index) => {
        const speaker = cast[index];
        const { id } = await json("POST", `${show}/scenes`, { title: `Scene of ${speaker}` });
        const kept = [];
        try {
            for (; !done; await pause(rest ? 100 : 0)) {
                if (rest) continue;
                const body = { model: "24-seconds", before: kept.slice(-50), lines: 8, speakers: [speaker] };
                for await (const { type, data } of events(await ask("POST", `${show}/write`, body))) {
                    if (type === "error") throw new Error(data.error);
                    if (type !== "line" || !data.final) continue;
                    tally.words += data.text.split(" ").length + 1;
                    if (data.kind === "speech" && data.speaker.toLowerCase() !== speaker) tally.mixed++;
                    const line = {
                        id: `${kept.length}`,
                        kind: data.kind,
                        speaker: data.speaker,
                        text: data.text,
                        by: "model",
                        locked: false,
                    };
                    const splices = [{ at: kept.length, removed: [], inserted: [line] }];
                    const saved = await json("POST", `${show}/scenes/${id}/changes`, { revision: kept.length, label: "Write", splices });
                    if (saved.revision !== kept.push(line)) tally.mixed++;
                }
            }
        } catch (error) {
            quiet(error);
        }
        return { id, kept };
    };
    const memory = [megabytes(server)];
    const watch = setInterval(() => memory.push(megabytes(server)), Math.max(1000, duration / 10));
    const working = Array.from({ length: writers }, (_, index) => write(index));
    for (let tab = 0; tab < tabs; tab++) listen().catch(quiet);
    // The machine's own speed moves, so the training is alone for a while before each fifth of the writing, and after the last.
    const [alone, beside] = [[], []];
    for (let round = 0; round < rounds; round++) {
        alone.push(...(await speeds(pauseOfWriters)));
        rest = false;
        beside.push(...(await speeds(duration / rounds)));
        rest = true;
    }
    const words = tally.words / (duration / 1000);
    alone.push(...(await speeds(pauseOfWriters)));
    done = true;
    const written = await Promise.all(working);
    quit.abort();
    clearInterval(watch);
    for (const { id, kept } of written) {
        const { document } = await json("GET", `${show}/scenes/${id}`);
        if (document.some((line, index) => index < kept.length && line.text !== kept[index].text)) tally.mixed++;
    }
    await json("POST", `${show}/training/pause`, {});
    print("memory of the server over time, MB", memory.map((one) => one.toFixed(0)).join(" "));
    print("words streamed to five tabs beside a training, /s", words.toFixed(0));
    print("events heard by twenty tabs", tally.heard);
    print("events and lines that were mixed up", tally.mixed);
    print("training alone, words/s", mean(alone).toFixed(0));
    print("training beside five writers, words/s", `${mean(beside).toFixed(0)} (${((100 * mean(beside)) / mean(alone)).toFixed(1)} %)`);
    for (const [name, value] of await keyTimes(address, ask)) print(name, value);
} finally {
    await stop(server);
    rmSync(folder, { recursive: true });
}
