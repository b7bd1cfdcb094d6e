// Uses the official openai package at the server whose address is argv[2], by its key argv[3], and prints what it got as JSON.
const { OpenAI } = require("openai");

const client = new OpenAI({ baseURL: process.argv[2], apiKey: process.argv[3], maxRetries: 0 });
const model = "ferry", prompt = "jerry:", common = { model, seed: 7, max_tokens: 60, temperature: 1.5 };
const extras = {
    top_k: 20, min_p: 0.01, typical_p: 0.95, repetition_penalty: 1.1, repeat_last_n: 32, dry_multiplier: 0.8, dry_base: 1.75, dry_allowed_length: 2,
    xtc_probability: 0.2, xtc_threshold: 0.05, no_repeat_ngram_size: 4, min_tokens: 10, logit_bias: { goose: 3 }, bad_words: ["word1"],
    presence_penalty: 0.1, frequency_penalty: 0.1, top_p: 0.95, cast: ["jerry", "elaine"],
};

async function gather(stream, piece) {
    let text = "", reason = null, usage = null;
    for await (const part of stream) {
        if (part.choices.length > 0) text += piece(part.choices[0]);
        reason = part.choices[0]?.finish_reason ?? reason;
        usage = part.usage ?? usage;
    }
    return { text, reason, usage };
}

async function failure(request) {
    try {
        await request;
        return "no error";
    } catch (error) {
        return { name: error.constructor.name, status: error.status, type: error.type, param: error.param, code: error.code, message: error.message };
    }
}

async function main() {
    const chat = { ...common, messages: [{ role: "user", content: prompt }] };
    const models = [];
    for await (const one of client.models.list()) models.push(one.id);

    const leave = new AbortController();
    let before = 0;
    for await (const _ of await client.completions.create({ ...common, prompt, stream: true, max_tokens: 1000000 }, { signal: leave.signal }))
        if (++before === 5) leave.abort();

    console.log(JSON.stringify({
        models,
        model: (await client.models.retrieve(model)).id,
        whole: await client.completions.create({ ...common, prompt }),
        streamed: await gather(await client.completions.create({ ...common, prompt, stream: true, stream_options: { include_usage: true } }), choice => choice.text),
        several: (await client.completions.create({ ...common, prompt, n: 3, best_of: 5, echo: true })).choices.map(choice => choice.text),
        stopped: (await client.completions.create({ ...common, prompt, stop: ["ferry", "goose"] })).choices[0],
        logprobs: (await client.completions.create({ ...common, prompt, logprobs: 2 })).choices[0].logprobs,
        extras: (await client.completions.create({ ...common, prompt, ...extras })).choices[0].text,
        chat: (await client.chat.completions.create({ ...chat, logprobs: true, top_logprobs: 2 })).choices[0],
        chatStreamed: await gather(await client.chat.completions.create({ ...chat, stream: true }), choice => choice.delta.content ?? ""),
        chatHelper: await client.chat.completions.stream(chat).finalContent(),
        wrongType: await failure(client.completions.create({ ...common, prompt: 5 })),
        wrongRange: await failure(client.completions.create({ ...common, prompt, temperature: 99 })),
        wrongWord: await failure(client.completions.create({ ...common, prompt, logit_bias: { zebra: 1 }, stream: true })),
        wrongModel: await failure(client.completions.create({ ...common, prompt, model: "gpt-9" })),
        wrongKey: await failure(new OpenAI({ baseURL: process.argv[2], apiKey: "wrong", maxRetries: 0 }).models.list()),
        leftAfter: before,
    }));
}

main();
