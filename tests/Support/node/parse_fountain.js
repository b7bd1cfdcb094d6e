// Reads a JSON array of Fountain texts from a file and prints, for each, the speeches that fountain-js finds: [speaker, words];
// lyrics, which prose is written as, are those of LYRICS.
const { readFileSync } = require("fs");
const { Fountain, InlineLexer } = require("fountain-js");
const { unEscapeHTML } = require("fountain-js/dist/utilities");

const plain = text => unEscapeHTML(InlineLexer.reconstruct(text));

function speeches(text) {
    const found = [];
    for (const token of new Fountain().parse(text, true).tokens) {
        if (token.type === "character") found.push([token.text, []]);
        else if (token.type === "dialogue" || token.type === "parenthetical") found.at(-1)[1].push(plain(token.text));
        else if (token.type === "lyrics") found.push(["LYRICS", [plain(token.text)]]);
        else if (token.type.startsWith("dual")) found.push([token.type, [token.text ?? ""]]);
    }
    return found.map(([speaker, words]) => [speaker, words.join(" ").trim()]);
}

console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[2], "utf8")).map(speeches)));
