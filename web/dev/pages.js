// What dev/shots.js takes pictures of: the address of each page, and what is done there first.
export const dashboard = {
    address: "http://127.0.0.1:8765/",
    pages: {
        list: { path: "" },
        study: { path: "studies/0-1" },
        trial: { path: "studies/0-1#trial=17" },
        filtered: { path: "studies/0-1#filter=layers+%3C+4&brush=param:lr=0.0001..0.01" },
        one: { path: "studies/0-2" },
        ten: { path: "studies/0-3" },
        ten_thousand: { path: "studies/0-4" },
        hundred_thousand: { path: "studies/0-5" },
        front: { path: "studies/0-6" },
        three: { path: "studies/0-7" },
        conditional: { path: "studies/0-8" },
        failed: { path: "studies/0-9" },
        names: { path: "studies/0-10" },
        empty: { path: "studies/0-11" },
        compare: { path: "compare?ids=0-3,0-1,0-4" },
    },
};

const third = (keys) => async (page) => {
    await page.locator(".line").nth(2).focus();
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForTimeout(700);
};
const side = (name) => async (page) => {
    if ((await page.locator(".side").count()) === 0) await page.getByLabel("Open the controls").click();
    await page.getByRole("tab", { name }).click();
};

export const studio = {
    address: "http://127.0.0.1:8766/",
    pages: {
        shows: { path: "" },
        script: { path: "the-ferry" },
        train: { path: "the-ferry/train" },
        training: { path: "half-street/train" },
        write: { path: "the-ferry/write/scene-1" },
        alternatives: { path: "the-ferry/write/scene-1", act: third(["a"]) },
        chances: { path: "the-ferry/write/scene-1", act: third(["p", "ArrowRight"]) },
        typing: { path: "the-ferry/write/scene-1", act: third(["n", "A"]) },
        writing: {
            path: "the-ferry/write/scene-1",
            act: (page) => page.keyboard.press("Control+Enter").then(() => page.waitForTimeout(500)),
        },
        what: { path: "the-ferry/write/scene-1", act: side("What") },
        how: { path: "the-ferry/write/scene-1", act: side("How") },
        scenes: { path: "the-ferry/write/scene-1", act: side("Scenes") },
        keys: { path: "the-ferry/write/scene-1", act: (page) => page.keyboard.press("?") },
        ten_thousand: { path: "the-ferry/write/scene-2" },
        blank: { path: "the-ferry/write/scene-3" },
        report: {
            path: "the-ferry/report",
            act: (page) => page.getByRole("button", { name: "Measure" }).click(),
        },
        blind: {
            path: "the-ferry/report",
            act: async (page) => {
                await page.getByRole("button", { name: "Begin" }).click();
                await page.waitForTimeout(600);
            },
        },
    },
};
