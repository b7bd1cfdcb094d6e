// Bundles the unit tests and runs them with node's own runner.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const web = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tunewright-web-"));
const tests = readdirSync(join(web, "tests")).filter((name) => name.endsWith(".test.ts"));
await build({
    absWorkingDir: web,
    entryPoints: tests.map((name) => `tests/${name}`),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
});
const { status } = spawnSync(process.execPath, ["--test", "--test-reporter=dot", folder], { stdio: "inherit" });
rmSync(folder, { recursive: true });
process.exit(status ?? 1);
