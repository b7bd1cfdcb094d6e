// The long tasks of one page, and when its first picture stood: node dev/tasks.js [path] [address]. The server must run.
import { chromium } from "playwright-core";

const [path = "studies/0-5", address = "http://127.0.0.1:8765/"] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) =>
        list.getEntries().forEach((entry) => window.tasks.push([Math.round(entry.startTime), entry.duration])),
    ).observe({ type: "longtask" });
    const look = setInterval(() => {
        if (!document.querySelector("#history svg .best")) return;
        window.first = performance.now();
        clearInterval(look);
    }, 10);
});
const session = await page.context().newCDPSession(page);
await session.send("Profiler.enable");
await session.send("Profiler.setSamplingInterval", { interval: 500 });
await session.send("Profiler.start");
await page.goto(address + path);
await page.waitForTimeout(4000);
console.log(
    "first picture",
    await page.evaluate(() => Math.round(window.first)),
    "ms; tasks",
    JSON.stringify(await page.evaluate(() => window.tasks)),
);
await page.evaluate(() => (window.tasks = []));
await page.fill("input[type=search]", "lr < 0.001 and layers == 3");
await page.waitForTimeout(3000);
console.log("filter", JSON.stringify(await page.evaluate(() => window.tasks)));
await page.evaluate(() => (window.tasks = []));
for (let at = 0; at < 8; at++) {
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(400);
}
console.log("scroll", JSON.stringify(await page.evaluate(() => window.tasks)));
const { profile } = await session.send("Profiler.stop");
const own = new Map();
profile.samples.forEach((id, index) => own.set(id, (own.get(id) ?? 0) + profile.timeDeltas[index] / 1000));
const named = new Map();
for (const node of profile.nodes) {
    const { functionName, url, lineNumber, columnNumber } = node.callFrame;
    const name = `${functionName || "?"} ${url.split("/").at(-1)}:${lineNumber}:${columnNumber}`;
    named.set(name, (named.get(name) ?? 0) + (own.get(node.id) ?? 0));
}
for (const [name, time] of [...named].sort((one, other) => other[1] - one[1]).slice(0, 25)) console.log(time.toFixed(0).padStart(6), name);
await browser.close();
