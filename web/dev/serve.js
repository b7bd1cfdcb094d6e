// A server of made-up studies for whoever works on the pages: node dev/serve.js, then http://127.0.0.1:8765/.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { columns, curve, header, studies, summary, trial } from "./studies.js";

const assets = fileURLToPath(new URL("../../src/Tunewright.Dashboard/Assets", import.meta.url));
const types = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html; charset=utf-8" };
const streams = new Set();

createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const [, id, rest] = /^\/api\/studies\/([^/]+)\/?(.*)$/.exec(url.pathname) ?? [];
    const study = studies.find((one) => one.id === id);
    const json = (value, status = 200) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
    response.setHeader("Content-Security-Policy", "default-src 'self'; style-src 'self'; img-src 'self' data:");
    if (!url.pathname.startsWith("/api/")) {
        const file = url.pathname.startsWith("/assets/") ? url.pathname.slice(8) : "index.html";
        return response.writeHead(200, { "Content-Type": types[extname(file)] }).end(readFileSync(join(assets, file)));
    }
    if (url.pathname.endsWith("/events")) return stream(response, study);
    if (url.pathname === "/api/studies")
        return json({ storages: [{ name: "made up", error: null, canRename: true }], studies: studies.map(summary) });
    if (!study) return json({ error: "There is no such study." }, 404);
    if (request.method !== "GET") {
        let text = "";
        for await (const part of request) text += part;
        return rest.endsWith("note") ? json(JSON.parse(text)) : json({ error: "The made-up server keeps nothing." }, 409);
    }
    switch (rest) {
        case "":
            return json(header(study));
        case "columns":
            return response.end(columns(study, Number(url.searchParams.get("since")) || undefined));
        case "trials":
            return json(
                url.searchParams
                    .get("numbers")
                    .split(",")
                    .filter((number) => study.rows[number])
                    .map((number) => trial(study, Number(number))),
            );
        case "curves": {
            const curves = study.rows
                .filter((row) => row.steps > 0)
                .slice(-200)
                .map(curve);
            return json({ revision: study.revision, total: curves.length, curves });
        }
        case "importances":
            return json({ objective: 0, importances: importances(study) });
        default:
            return json({ error: "The made-up server has no such page." }, 404);
    }
}).listen(8765, "127.0.0.1", () => console.log("http://127.0.0.1:8765/"));

function stream(response, study) {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    const send = (type, data) => response.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    const open = { send, study };
    streams.add(open);
    response.on("close", () => streams.delete(open));
    if (study) send("summary", summary(study));
    else send("list", { storages: [{ name: "made up", error: null, canRename: true }], studies: studies.map(summary) });
}

function importances(study) {
    const found = study.rows.filter((row) => row.state === 1).length > 1;
    const shares = study.parameters.map((_, index) => (found ? 0.55 ** index : 0));
    const sum = shares.reduce((one, other) => one + other, 0) || 1;
    return study.parameters.map((parameter, index) => ({ name: parameter.name, importance: shares[index] / sum }));
}

// The first study lives: its running trials report, every two seconds.
setInterval(() => {
    const study = studies[0];
    study.revision++;
    for (const row of study.rows.filter((row) => row.state === 0)) {
        row.steps = row.steps >= 20 ? 1 : row.steps + 1;
        row.changed = study.revision;
    }
    for (const { send, study: followed } of streams) if (!followed || followed === study) send("summary", summary(study));
}, 2000);
