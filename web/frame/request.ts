export const noAnswer = "The server does not answer. Is it still running?";

/** An answer of the server that says no. */
export class Refused extends Error {
    constructor(
        message: string,
        readonly status: number,
        /** The whole answer, for those that say more than a sentence. */
        readonly answer: unknown,
    ) {
        super(message);
    }
}

export async function json<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    return (await send(method, path, body, signal)).json() as Promise<T>;
}

/** Asks the server for a path below the base address. An object goes as JSON, a file as it is. */
export async function send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const request: RequestInit = { method, signal };
    if (body instanceof Blob) {
        request.body = body;
        request.headers = { "Content-Type": "application/octet-stream" };
    } else if (body !== undefined) {
        request.body = JSON.stringify(body);
        request.headers = { "Content-Type": "application/json" };
    }
    let answer: Response;
    try {
        answer = await fetch(new URL(path, document.baseURI), request);
    } catch (error) {
        if (signal?.aborted) throw error;
        throw new Error(noAnswer);
    }
    if (answer.ok) return answer;
    const reason = (await answer.json().catch(() => ({}))) as { error?: string };
    throw new Refused(reason.error ?? `The server answered ${answer.status}.`, answer.status, reason);
}
