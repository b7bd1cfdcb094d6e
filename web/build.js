// Builds the studio, the dashboard and the report page into the C# projects that embed them, and prints what each file weighs on the
// wire.
// Two builds of one commit are equal byte for byte.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const web = dirname(fileURLToPath(import.meta.url));
const target = (folder) => (process.argv[2] ? join(process.argv[2], folder) : join(web, "../src", folder));
const studio = target("Showrunner.Studio/Assets");
const dashboard = target("Tunewright.Dashboard/Assets");
const report = target("Tunewright.Plots/Report/Assets");

const common = {
    absWorkingDir: web,
    bundle: true,
    minify: true,
    target: ["es2022", "chrome111", "firefox113", "safari16.4"],
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    charset: "utf8",
    logLevel: "warning",
};

const inChunks = { ...common, format: "esm", splitting: true, chunkNames: "[name]-[hash]" };

for (const folder of [studio, dashboard, report]) mkdirSync(folder, { recursive: true });
for (const folder of [studio, dashboard]) for (const file of readdirSync(folder)) rmSync(join(folder, file));

await build({
    ...inChunks,
    entryPoints: {
        studio: "studio/main.tsx",
        train: "studio/train/train.css",
        write: "studio/write/write.css",
        report: "studio/report/report.css",
    },
    loader: { ".woff2": "file" },
    assetNames: "[name]",
    outdir: studio,
});
await build({ ...inChunks, entryPoints: { dashboard: "dashboard/main.tsx" }, outdir: dashboard });
for (const [page, folder] of [
    ["studio", studio],
    ["dashboard", dashboard],
]) {
    cpSync(join(web, page, "index.html"), join(folder, "index.html"));
}
await build({ ...common, entryPoints: { report: "report/main.tsx" }, outdir: report, format: "iife" });

for (const folder of [studio, dashboard, report]) {
    console.log(relative(process.cwd(), folder));
    for (const file of readdirSync(folder).sort()) {
        const bytes = readFileSync(join(folder, file));
        console.log(`${file.padEnd(48)}${kilobytes(bytes.length)}${kilobytes(brotliCompressSync(bytes).length)} compressed`);
    }
}

function kilobytes(bytes) {
    return `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
}
