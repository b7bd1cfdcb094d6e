// A built tool that serves pages: a program, or a .dll.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** Starts it; with the milliseconds until the address that it printed has answered. */
export async function start(tool, args) {
    const begun = performance.now();
    const [program, ...first] = tool.endsWith(".dll") ? ["dotnet", tool] : [tool];
    const server = spawn(program, [...first, ...args, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
    const address = await new Promise((found) => {
        let said = "";
        server.stdout.on("data", (data) => /http\S+\s/.test((said += data)) && found(new URL(/http\S+/.exec(said)[0])));
    });
    const headers = { Authorization: `Bearer ${address.searchParams.get("token")}`, "Content-Type": "application/json" };
    const answer = await fetch(address.origin, { headers });
    if (!answer.ok) throw new Error(`${address.origin} answers ${answer.status}`);
    await answer.text();
    return { server, address, headers, time: performance.now() - begun };
}

export const stop = (server) => new Promise((resolve) => (server.on("exit", resolve), server.kill("SIGINT")));

/** The median time of some starts, in milliseconds. */
export async function startTime(tool, args, starts = 10) {
    const times = [];
    for (let at = 0; at < starts; at++) {
        const { server, time } = await start(tool, args);
        times.push(time);
        await stop(server);
    }
    return median(times);
}

export const megabytes = (server) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]) / 1024;
export const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
export const print = (name, value) => console.log(`${name.padEnd(66)} ${value}`);
