// Reads a JSON array of FDX documents from a file and prints what 'afterwriting makes of each: Fountain text.
const { readFileSync } = require("fs");
const { join } = require("path");
const { JSDOM } = require("jsdom");

const libraries = join(__dirname, "node_modules", "afterwriting", "js");
const { window } = new JSDOM("");
global.DOMParser = window.DOMParser;
const jquery = require(join(libraries, "libs", "jquery-1.11.1.js"))(window);
let converter;
const define = (_, module) => converter = module(() => jquery);
new Function("define", readFileSync(join(libraries, "utils", "converters", "finaldraft.js"), "utf8"))(define);

console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[2], "utf8")).map(converter.to_fountain)));
