// Pictures of every page in three widths, light and dark: node dev/shots.js FOLDER [address] [filter]. The server must run.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [folder, address = "http://127.0.0.1:8765/", only = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const pages = {
    list: "",
    study: "studies/0-1",
    trial: "studies/0-1#trial=17",
    filtered: "studies/0-1#filter=layers+%3C+4&brush=param:lr=0.0001..0.01",
    one: "studies/0-2",
    ten: "studies/0-3",
    ten_thousand: "studies/0-4",
    hundred_thousand: "studies/0-5",
    front: "studies/0-6",
    three: "studies/0-7",
    conditional: "studies/0-8",
    failed: "studies/0-9",
    names: "studies/0-10",
    empty: "studies/0-11",
    compare: "compare?ids=0-3,0-1,0-4",
};
const looks = [
    ["wide", 1440, "light"],
    ["wide-dark", 1440, "dark"],
    ["middle", 820, "light"],
    ["phone", 390, "light"],
    ["phone-dark", 390, "dark"],
];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [look, width, colorScheme] of looks) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    for (const [name, path] of Object.entries(pages)) {
        const file = `${name}-${look}`;
        if (!file.includes(only)) continue;
        const page = await context.newPage();
        page.on("console", (message) => message.type() === "error" && console.log(file, message.text()));
        page.on("pageerror", (error) => console.log(file, error.message));
        await page.goto(address + path);
        await page.waitForTimeout(800);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.min(height, 5000) });
        await page.waitForTimeout(1200);
        await page.screenshot({ path: join(folder, `${file}.png`) });
        await page.close();
    }
    await context.close();
}
await browser.close();
