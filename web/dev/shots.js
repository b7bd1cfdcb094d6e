// Pictures of every page in three widths, light and dark: node dev/shots.js FOLDER dashboard|studio [filter [address]]. The server of
// made-up data must run.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import * as sites from "./pages.js";

const [folder, site = "dashboard", only = "", other] = process.argv.slice(2);
const { address, pages } = sites[site];
mkdirSync(folder, { recursive: true });
const looks = [
    ["wide", 1440, "light"],
    ["wide-dark", 1440, "dark"],
    ["middle", 820, "light"],
    ["phone", 390, "light"],
    ["phone-dark", 390, "dark"],
];
const filter = new RegExp(only);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [look, width, colorScheme] of looks) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    for (const [name, { path, act }] of Object.entries(pages)) {
        const file = `${name}-${look}`;
        if (!filter.test(file)) continue;
        const page = await context.newPage();
        page.on("console", (message) => message.type() === "error" && console.log(file, message.text()));
        page.on("pageerror", (error) => console.log(file, error.message));
        await page.goto((other ?? address) + path);
        await page.waitForTimeout(800);
        await act?.(page);
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.min(height, 5000) });
        await page.waitForTimeout(act || site === "studio" ? 500 : 1200);
        await page.screenshot({ path: join(folder, `${file}.png`) });
        await page.close();
    }
    await context.close();
}
await browser.close();
