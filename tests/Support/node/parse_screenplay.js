// Reads a JSON array of Fountain texts from a file and prints, for each, what fountain-js finds: [type, text] of headings, cues and words.
const { readFileSync } = require("fs");
const { Fountain, InlineLexer } = require("fountain-js");
const { unEscapeHTML } = require("fountain-js/dist/utilities");

const kinds = { scene_heading: "heading", character: "character", dialogue: "words", parenthetical: "words", lyrics: "words" };
const plain = text => unEscapeHTML(InlineLexer.reconstruct(text ?? ""));

console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[2], "utf8")).map(text =>
    new Fountain().parse(text, true).tokens.filter(token => token.type in kinds).map(token => [kinds[token.type], plain(token.text)]))));
