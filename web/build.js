// Builds the dashboard and the report page into the C# projects that embed them, and prints what each file weighs on the wire.
// Two builds of one commit are equal byte for byte.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const web = dirname(fileURLToPath(import.meta.url));
const target = (folder) => (process.argv[2] ? join(process.argv[2], folder) : join(web, "../src", folder));
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

for (const folder of [dashboard, report]) mkdirSync(folder, { recursive: true });
for (const file of readdirSync(dashboard)) rmSync(join(dashboard, file));

await build({
    ...common,
    entryPoints: { dashboard: "dashboard/main.tsx" },
    outdir: dashboard,
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
});
cpSync(join(web, "dashboard/index.html"), join(dashboard, "index.html"));
await build({ ...common, entryPoints: { report: "report/main.tsx" }, outdir: report, format: "iife" });

for (const folder of [dashboard, report]) {
    for (const file of readdirSync(folder).sort()) {
        const bytes = readFileSync(join(folder, file));
        console.log(`${file.padEnd(32)}${kilobytes(bytes.length)}${kilobytes(brotliCompressSync(bytes).length)} compressed`);
    }
}

function kilobytes(bytes) {
    return `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
}
