// How fast the dashboard is: node dev/speed.js TUNEWRIGHT STORAGE STUDY [PEER]. TUNEWRIGHT is the tool, native or .dll.
// PEER is the address of the same study in optuna-dashboard, which runs already. Prints a row a measure.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [tool, storage, study, peer] = process.argv.slice(2);
const [starts, tabs, patience] = [10, 20, 120_000];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const print = (name, value) => console.log(`${name.padEnd(58)} ${value}`);
const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];

async function start() {
    const begun = performance.now();
    const [program, ...first] = tool.endsWith(".dll") ? ["dotnet", tool] : [tool];
    const server = spawn(program, [...first, "dashboard", storage, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    const address = await new Promise((found) => {
        let said = "";
        server.stdout.on("data", (data) => /http\S+\s/.test((said += data)) && found(/http\S+/.exec(said)[0]));
    });
    const { origin, searchParams } = new URL(address);
    const answer = await fetch(origin, { headers: { Authorization: `Bearer ${searchParams.get("token")}` } });
    if (!answer.ok) throw new Error(`${origin} answers ${answer.status}`);
    return { server, address, time: performance.now() - begun };
}

const ended = (server) => new Promise((resolve) => (server.on("exit", resolve), server.kill("SIGINT")));
const kilobytes = (server) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]);

/** Opens a page; the time of the first picture, and the longest tasks until it stands, while it scrolls and while it filters. */
async function measure(browser, name, address, { picture, filter }) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript((picture) => {
        window.tasks = [0];
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.tasks.push(entry.duration))).observe({
            type: "longtask",
        });
        const look = setInterval(() => {
            if (!document.querySelector(picture)) return;
            window.first = performance.now();
            clearInterval(look);
        }, 10);
    }, picture);
    const longest = async () => page.evaluate(() => Math.max(...window.tasks.splice(0, Infinity, 0)));
    await page.goto(address);
    const stands = await page.waitForFunction(() => window.first, undefined, { timeout: patience }).catch(() => false);
    if (!stands) return print(`${name}: no picture after, s`, patience / 1000);
    await pause(4000);
    print(`${name}: first picture, ms`, (await page.evaluate(() => window.first)).toFixed(0));
    print(`${name}: longest task until it stands, ms`, await longest());
    for (let at = 0; at < 8; at++) {
        await page.mouse.wheel(0, 500);
        await pause(400);
    }
    print(`${name}: longest task while it scrolls, ms`, await longest());
    if (filter) {
        await page.fill("input[type=search]", filter);
        await pause(3000);
        print(`${name}: longest task while it filters, ms`, await longest());
    }
    await page.close();
}

const times = [];
for (let at = 0; at < starts; at++) {
    const { server, time } = await start();
    times.push(time);
    await ended(server);
}
print(`start to the first answer, median of ${starts}, ms`, median(times).toFixed(0));

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const { server, address } = await start();
try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    const begun = Date.now();
    await page.getByText(study, { exact: true }).first().click();
    await page.waitForSelector("#history svg .best");
    print("a click on the study to its first picture, storage read anew, ms", Date.now() - begun);
    const own = page.url();
    await pause(3000);
    const before = kilobytes(server);
    // A browser's tabs share six connections, and those that are hidden close theirs: each of these has its own.
    const stop = new AbortController();
    const id = own.split("/").at(-1);
    const headers = { Authorization: `Bearer ${new URL(address).searchParams.get("token")}` };
    for (let at = 0; at < tabs; at++) {
        for (const part of ["", "/columns", "/importances"])
            await (await fetch(new URL(`api/studies/${id}${part}`, address), { headers })).arrayBuffer();
        await fetch(new URL(`api/studies/${id}/events`, address), { headers, signal: stop.signal });
    }
    await pause(10_000);
    print("memory of the server with one tab, MB", (before / 1024).toFixed(0));
    print(`memory for each of ${tabs} more idle tabs, MB`, ((kilobytes(server) - before) / 1024 / tabs).toFixed(2));
    stop.abort();
    await measure(context, "Tunewright", own, { picture: "#history svg .best", filter: "x1 < 0.1 and x2 > 0.5" });
    if (peer) await measure(context, "optuna-dashboard", peer, { picture: ".js-plotly-plot .scatterlayer .trace" });
} finally {
    await browser.close();
    await ended(server);
}
