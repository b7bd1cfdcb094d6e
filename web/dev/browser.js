// How long a page takes to open, and the writing page for a key: while a thousand words a second stream, and in a scene of ten thousand lines.
import { once } from "node:events";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import { median, pause } from "./tool.js";

const settled = 3000; // milliseconds
const show = "api/shows/the-other-side";
const line = (at) => ({
    id: `l${at}`,
    kind: "speech",
    speaker: "nell",
    text: `Line ${at}, and the ferry waits.`,
    by: "mine",
    locked: false,
});

/** Answers requests to write with a line that grows by a word a millisecond, and is final after twenty. */
const fastWriter = () => {
    const real = window.fetch;
    window.fetch = (address, options) => {
        if (!String(address).endsWith("/write")) return real(address, options);
        const body = new ReadableStream({
            start(controller) {
                let [index, words] = [0, []];
                const send = (final) =>
                    controller.enqueue(
                        new TextEncoder().encode(
                            `event: line\ndata: ${JSON.stringify({ index, kind: "speech", speaker: "nell", text: words.join(" "), final })}\n\n`,
                        ),
                    );
                const begun = performance.now();
                window.streamed = 0;
                const timer = setInterval(() => {
                    for (; window.streamed < performance.now() - begun; window.streamed++) {
                        words.push("ferry");
                        send(words.length === 20);
                        if (words.length === 20) [index, words] = [index + 1, []];
                    }
                }, 10);
                options.signal?.addEventListener(
                    "abort",
                    () => (clearInterval(timer), controller.error(new DOMException("", "AbortError"))),
                );
            },
        });
        return Promise.resolve(new Response(body, { headers: { "Content-Type": "text/event-stream" } }));
    };
};

const timer = () => {
    window.times = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.name === "keydown") window.times.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 });
};

/** The median milliseconds from asking for the page to its first button, in a browser that has not seen it. */
export async function openTime(address) {
    const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    try {
        const times = [];
        for (let at = 0; at < 5; at++) {
            const page = await (await browser.newContext()).newPage();
            await page.addInitScript(() => {
                const look = setInterval(() => {
                    if (!document.querySelector("main button")) return;
                    window.opened = performance.now();
                    clearInterval(look);
                }, 5);
            });
            await page.goto(address.href);
            // Playwright's own script would stand in the page's way, so it comes when all is over.
            await pause(settled);
            times.push(await page.evaluate(() => window.opened));
            await page.close();
        }
        return median(times).toFixed(0);
    } finally {
        await browser.close();
    }
}

/** The same of a page that is nothing but a button: what the browser and the machine take. */
export async function buttonTime() {
    const page = (_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<main><button>Go</button></main>");
    const server = createServer(page).listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
        return await openTime(new URL(`http://127.0.0.1:${server.address().port}`));
    } finally {
        server.close();
        server.closeAllConnections();
    }
}

/** Rows of a name and a value. */
export async function keyTimes(address, ask) {
    const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    try {
        const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
        await page.addInitScript(timer);
        await page.goto(address.href);
        const scene = async (lines) =>
            (
                await (
                    await ask("POST", `${show}/scenes`, { title: "Typing", lines: Array.from({ length: lines }, (_, at) => line(at)) })
                ).json()
            ).id;
        const open = async (lines) => {
            await page.goto(new URL(`the-other-side/write/${await scene(lines)}`, address).href);
            await page.locator(".line").first().focus();
        };
        const type = async (keys) => {
            await page.keyboard.press("Enter");
            await page.evaluate(() => (window.times.length = 0));
            await page.keyboard.type("and the soup is late again. ".repeat(20).slice(0, keys), { delay: 50 });
            await page.waitForTimeout(500);
            const slow = (await page.evaluate(() => window.times)).sort((one, other) => one - other);
            return `${slow.length} of ${keys} above 16 ms, the slowest ${slow.at(-1) ?? "< 16"} ms`;
        };
        await open(10_000);
        const long = await type(100);
        await page.addInitScript(fastWriter);
        await open(20);
        await page.keyboard.press("Control+Enter");
        await page.waitForTimeout(1000);
        const [words, begun] = [await page.evaluate(() => window.streamed), Date.now()];
        await page.locator(".line").first().focus();
        const beside = await type(300);
        const streamed = ((await page.evaluate(() => window.streamed)) - words) / ((Date.now() - begun) / 1000);
        return [
            ["a key in a scene of 10,000 lines", long],
            [`a key while ${streamed.toFixed(0)} words/s stream`, beside],
        ];
    } finally {
        await browser.close();
    }
}
