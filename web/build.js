// Builds the studio, the dashboard and the report page into the C# projects that embed them, and prints what each file weighs on the
// wire.
// Two builds of one commit are equal byte for byte.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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

for (const folder of [studio, dashboard, report]) mkdirSync(folder, { recursive: true });
for (const folder of [studio, dashboard]) for (const file of readdirSync(folder)) rmSync(join(folder, file));

await buildPages("studio", studio, ["train", "write", "report"]);
await buildPages("dashboard", dashboard);
await build({ ...common, entryPoints: { report: "report/main.tsx" }, outdir: report, format: "iife" });

for (const folder of [studio, dashboard, report]) {
    console.log(relative(process.cwd(), folder));
    for (const file of readdirSync(folder).sort()) {
        const bytes = readFileSync(join(folder, file));
        console.log(`${file.padEnd(48)}${kilobytes(bytes.length)}${kilobytes(brotliCompressSync(bytes).length)} compressed`);
    }
}

/**
 * A page whose script loads those of other pages when they open, with the styles that only those need. All that they share is in one
 * chunk, since each of them imports `main` too: one script loads sooner than six.
 */
async function buildPages(name, folder, laterStyles = []) {
    const { metafile } = await build({
        ...common,
        format: "esm",
        splitting: true,
        chunkNames: "[name]-[hash]",
        assetNames: "[name]",
        loader: { ".woff2": "file" },
        metafile: true,
        inject: [`${name}/main.tsx`],
        entryPoints: [
            { in: `${name}/main.tsx`, out: name },
            { in: `${name}/all.css`, out: name },
            ...laterStyles.map((style) => ({ in: `${name}/${style}/${style}.css`, out: style })),
        ],
        outdir: folder,
    });
    nameMain(`${name}.js`, folder, metafile);
    copyFileSync(join(web, name, "index.html"), join(folder, "index.html"));
}

/** What esbuild makes of `main` does nothing but import the chunk that has it: the chunk takes its place. */
function nameMain(main, folder, { outputs }) {
    const { imports } = Object.values(outputs).find(({ entryPoint }) => entryPoint?.endsWith("/main.tsx"));
    const [chunk] = imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => basename(path));
    renameSync(join(folder, chunk), join(folder, main));
    for (const file of readdirSync(folder).filter((file) => file.endsWith(".js"))) {
        const path = join(folder, file);
        writeFileSync(path, readFileSync(path, "utf8").replaceAll(chunk, main));
    }
}

function kilobytes(bytes) {
    return `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
}
