// The pictures of docs/studio.md, taken of a real studio whose sample show has a model: node dev/tour.js SIGN-IN-ADDRESS FOLDER.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [address, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1200, height: 750 }, colorScheme: "light", reducedMotion: "reduce" });
context.setDefaultTimeout(300_000);
const page = await context.newPage();
const blank = await context.newPage();

await page.goto(address);
await page.getByRole("heading", { name: "Shows" }).waitFor();
const open = async (path) => {
    await page.goto(new URL(path, address).href);
    await page.locator("h1").waitFor();
};
await open("the-other-side");
await page.locator(".cast-table").waitFor();
await take("studio-script");
await open("the-other-side/train");
await page.locator(".forecast-range").waitFor();
await take("studio-train");
await open("the-other-side/write");
await page.getByRole("button", { name: "Write", exact: true }).click();
await page.locator(".line[aria-posinset='8']").waitFor({ state: "attached" });
await page.getByRole("button", { name: "Write", exact: true }).waitFor();
await page.locator(".document").evaluate((element) => (element.scrollTop = 0));
await page.locator(".line").nth(1).focus();
await page.keyboard.press("a");
await page.locator(".alternatives-list[aria-busy='false']").waitFor();
await page.waitForTimeout(2000);
await take("studio-write");
await browser.close();

/** A picture as WebP, which the browser makes itself. */
async function take(name) {
    const png = (await page.screenshot()).toString("base64");
    const webp = await blank.evaluate(async (data) => {
        const image = new Image();
        image.src = `data:image/png;base64,${data}`;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
        canvas.getContext("2d").drawImage(image, 0, 0);
        return canvas.toDataURL("image/webp", 0.9).split(",")[1];
    }, png);
    writeFileSync(join(folder, `${name}.webp`), Buffer.from(webp, "base64"));
}
