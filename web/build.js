// Builds the studio, the dashboard and the report page into the C# projects that embed them, and prints what each file weighs on the
// wire.
// Two builds of one commit are equal byte for byte.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
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

const inChunks = { ...common, format: "esm", splitting: true, chunkNames: "[name]-[hash]", metafile: true };

for (const folder of [studio, dashboard, report]) mkdirSync(folder, { recursive: true });
for (const folder of [studio, dashboard]) for (const file of readdirSync(folder)) rmSync(join(folder, file));

const built = await build({
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
writePage("studio", studio, built.metafile);
const { metafile } = await build({ ...inChunks, entryPoints: { dashboard: "dashboard/main.tsx" }, outdir: dashboard });
writePage("dashboard", dashboard, metafile);
await build({ ...common, entryPoints: { report: "report/main.tsx" }, outdir: report, format: "iife" });

for (const folder of [studio, dashboard, report]) {
    console.log(relative(process.cwd(), folder));
    for (const file of readdirSync(folder).sort()) {
        const bytes = readFileSync(join(folder, file));
        console.log(`${file.padEnd(48)}${kilobytes(bytes.length)}${kilobytes(brotliCompressSync(bytes).length)} compressed`);
    }
}

/** The page, with a hint for each script that its first one imports: the browser asks for all of them at once. */
function writePage(name, folder, { outputs }) {
    const first = Object.values(outputs).find(({ entryPoint }) => entryPoint === `${name}/main.tsx`);
    const hints = first.imports
        .filter(({ kind }) => kind === "import-statement")
        .map(({ path }) => `<link rel="modulepreload" href="assets/${basename(path)}" />`);
    const page = readFileSync(join(web, name, "index.html"), "utf8");
    writeFileSync(join(folder, "index.html"), page.replace("<script ", [...hints, "<script "].join("\n")));
}

function kilobytes(bytes) {
    return `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
}
