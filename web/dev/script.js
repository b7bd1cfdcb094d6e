// Made-up shows, models and words for dev/studio.js.
export const cast = ["Agnes", "Otto", "Dudley", "Brenda", "Mr. Plum", "Nell", "The Ferryman", "Aunt Odile", "Second Lodger", "A Goose"];

const shares = [0.28, 0.21, 0.14, 0.1, 0.08, 0.06, 0.04, 0.03, 0.02, 0.01];

export function castOf(words, count = cast.length) {
    return Array.from({ length: count }, (_, index) => {
        const share = shares[index] ?? 0.02 / (index - 8);
        const spoken = Math.round(words * share);
        return { name: cast[index] ?? `Passenger ${index}`, lines: Math.ceil(spoken / 11), words: spoken, share };
    });
}

const openings = [
    "Nine minutes",
    "It was day yesterday",
    "I asked you three times",
    "Nobody takes the kettle",
    "The soup is late",
    "Honestly",
];
const middles = [
    ", and nobody on this boat has the decency to say so",
    ", which is what you said about the goose",
    ". You cannot park a ferry on a hunch",
    ", unless somebody has moved the pier again",
    "",
    ". My sister had a kettle like that, and look where she lives now",
];
const ends = [".", "?", ". No.", ", Otto.", ". I counted.", ", and that is all I will say about it until the tea comes."];

let state = 7;
export function draw(items) {
    state = (state * 1103515245 + 12345) % 2147483648;
    return items[Math.floor((state / 2147483648) * items.length)];
}

export function sentence() {
    return draw(openings) + draw(middles) + draw(ends);
}

let id = 0;
export function line(at) {
    const base = { id: `l${id++}`, by: draw(["model", "model", "model", "edited", "mine"]), locked: false };
    if (at % 23 === 0)
        return { ...base, kind: "heading", text: draw(["INT. TICKET BOOTH - DAY", "EXT. THE DECK - NIGHT", "the half street kitchen"]) };
    if (at % 11 === 5)
        return { ...base, kind: "direction", text: draw(["knocks", "The kettle leaks. Nobody moves.", "looks into the soup"]) };
    return { ...base, kind: "speech", speaker: draw(cast.slice(0, 6)), text: sentence(), locked: at % 31 === 7 };
}

export function document(count) {
    return Array.from({ length: count }, (_, at) => line(at));
}

const numbers = {
    min: 0,
    max: 10,
    off: null,
    choices: [],
    unit: null,
    needs: [],
    when: null,
    isOfSpeakers: false,
    role: null,
    excludes: [],
};
const option = (name, help, kind, range, value, more = {}) => ({
    name,
    label: name.replaceAll("-", " "),
    help,
    kind,
    range,
    default: value,
    defaultText: value === null ? "none" : String(value),
    ...numbers,
    ...more,
});

export const writingOptions = [
    {
        title: "Who speaks",
        options: [
            option("cast", "Only these people speak", "list", "names", null, {
                isOfSpeakers: true,
                defaultText: "everyone the model knows",
            }),
            option("weight", "How often a speaker speaks: 2 is twice as likely, 0 never", "numbers", "0 to 1,000", null, {
                max: 1000,
                isOfSpeakers: true,
            }),
            option("take-turns", "Nobody speaks twice in a row", "flag", "on or off", false),
            option("shortest-line", "Minimum number of words and marks in a line", "whole", "1 to 10,000", 1, { min: 1, max: 10000 }),
            option(
                "longest-line",
                "Maximum number of words and marks in a line; one that long ends with a full stop or similar",
                "whole",
                "2 to 10,000",
                null,
                { min: 2, max: 10000, defaultText: "any number" },
            ),
            option("setting", "Where the scene is set", "text", "text", null),
        ],
    },
    {
        title: "Which word comes next",
        options: [
            option(
                "temperature",
                "How surprising the words are: 0 always takes the likeliest, 1 draws as the model learnt",
                "number",
                "0 to 10",
                0.8,
            ),
            option("top-k", "Draw among this many of the likeliest words; 0: among all", "whole", "0 to 1,000,000", 40, { max: 1e6 }),
            option("min-p", "Draw among words at least this fraction as likely as the likeliest; 0: among all", "number", "0 to 1", 0, {
                max: 1,
            }),
            option("mirostat", "Hold the surprise of words near this many bits (version 2); top-k is off then", "number", "0 to 20", null, {
                max: 20,
                defaultText: "off",
            }),
            option(
                "candidates",
                "Write each line this many times and keep the one that fits the scene best; 1: plain sampling",
                "whole",
                "1 to 64",
                1,
                { min: 1, max: 64 },
            ),
            option(
                "lambda",
                "How much a line that its speaker would say anywhere is worth less; 0: keep the likeliest",
                "number",
                "0 to 2",
                1,
                { max: 2 },
            ),
        ],
    },
    {
        title: "Repetition",
        options: [
            option(
                "max-copied",
                "Maximum number of words and marks in a row that can be copied from the training text",
                "whole",
                "4 to 1,000",
                null,
                { min: 4, max: 1000, defaultText: "any number" },
            ),
            option("no-repeat", "Never write the same run of this many words twice; 0: off", "whole", "0 or 2 to 100", 0, {
                min: 2,
                max: 100,
                off: 0,
            }),
        ],
    },
    {
        title: "Single words",
        options: [
            option("want", "A word that must come", "list", "words", null),
            option("ban", "A word or phrase that must not come", "list", "words or phrases", null),
            option("bias", "Add this to the logit of a word", "numbers", "-100 to 100", null, { min: -100, max: 100 }),
        ],
    },
];

export const trainingOptions = [
    {
        title: "How long",
        options: [
            option("minutes", "Train for this many minutes", "number", "above 0 and at most 100,000", null, { unit: "minutes" }),
            option("patience", "Stop after this many epochs without a lower validation loss", "whole", "1 to 10,000", null, {
                min: 1,
                max: 10000,
                unit: "epochs",
                defaultText: "3 to 4, chosen",
            }),
        ],
    },
    {
        title: "The network",
        options: [
            option("layers", "LSTM layers", "whole", "1 to 8", null, { min: 1, max: 8, unit: "layers", defaultText: "1 to 2, chosen" }),
            option("tied", "Whether the output layer shares the word vectors", "flag", "true, false", true),
            option(
                "recipe",
                "bptt: parallel streams with carried state, every word a target. notebook: the notebook's windows",
                "choice",
                "bptt, notebook",
                "bptt",
                { choices: ["bptt", "notebook"] },
            ),
        ],
    },
];
