// How fast the dashboard is: node dev/speed.js TUNEWRIGHT STORAGE STUDY [PEER]. TUNEWRIGHT is the tool, native or .dll.
// PEER is the address of the same study in optuna-dashboard, which runs already. Prints a row a measure.
import { chromium } from "playwright-core";
import { megabytes, pause, print, start, startTime, stop } from "./tool.js";

const [tool, storage, study, peer] = process.argv.slice(2);
const [tabs, patience] = [20, 120_000];

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

print("start to the first answer, median of 10, ms", (await startTime(tool, ["dashboard", storage])).toFixed(0));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const { server, address, headers } = await start(tool, ["dashboard", storage]);
try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address.href);
    const begun = Date.now();
    await page.getByText(study, { exact: true }).first().click();
    await page.waitForSelector("#history svg .best");
    print("a click on the study to its first picture, storage read anew, ms", Date.now() - begun);
    const own = page.url();
    await pause(3000);
    const before = megabytes(server);
    // A browser's tabs share six connections, and those that are hidden close theirs: each of these has its own.
    const quit = new AbortController();
    const id = own.split("/").at(-1);
    for (let at = 0; at < tabs; at++) {
        for (const part of ["", "/columns", "/importances"])
            await (await fetch(new URL(`api/studies/${id}${part}`, address), { headers })).arrayBuffer();
        await fetch(new URL(`api/studies/${id}/events`, address), { headers, signal: quit.signal });
    }
    await pause(10_000);
    print("memory of the server with one tab, MB", before.toFixed(0));
    print(`memory for each of ${tabs} more idle tabs, MB`, ((megabytes(server) - before) / tabs).toFixed(2));
    quit.abort();
    await measure(context, "Tunewright", own, { picture: "#history svg .best", filter: "x1 < 0.1 and x2 > 0.5" });
    if (peer) await measure(context, "optuna-dashboard", peer, { picture: ".js-plotly-plot .scatterlayer .trace" });
} finally {
    await browser.close();
    await stop(server);
}
