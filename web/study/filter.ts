/** What a name in an expression stands for: a number a row, NaN where there is none. Choices make it text. */
export interface Named {
    values: ArrayLike<number>;
    choices?: readonly string[];
}

export type Test = (row: number) => boolean;

/** An expression that cannot be read: what is wrong, and at which letter. */
export class FilterError extends Error {
    constructor(
        message: string,
        readonly at: number,
    ) {
        super(message);
    }
}

type Token = { kind: "number" | "text" | "name" | "sign" | "end"; text: string; at: number };
type Operand =
    { kind: "number"; number: number } | { kind: "text"; text: string; at: number } | { kind: "column"; column: Named; name: string };

const pattern =
    /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|"([^"]*)"|'([^']*)'|`([^`]*)`|([\p{L}_][\p{L}\p{N}_.]*)|(<=|>=|==|!=|&&|\|\||[-<>=!()]))/iuy;

/**
 * Reads `lr < 0.01 and (layers == 2 or optimizer != "adam") and not state == failed`.
 * Names with other letters than these stand in back quotes. A trial that has not got a name's value matches no comparison with it.
 */
export function parseFilter(source: string, find: (name: string) => Named | undefined): Test {
    const tokens = tokenize(source);
    let at = 0;
    const peek = () => tokens[at]!;
    const take = (...texts: string[]) => {
        const token = peek();
        const matches = (token.kind === "sign" || token.kind === "name") && texts.includes(token.text.toLowerCase());
        if (matches) at++;
        return matches ? token : undefined;
    };

    const either = (): Test => {
        let left = both();
        while (take("or", "||")) {
            const [one, other] = [left, both()];
            left = (row) => one(row) || other(row);
        }
        return left;
    };
    const both = (): Test => {
        let left = single();
        while (take("and", "&&")) {
            const [one, other] = [left, single()];
            left = (row) => one(row) && other(row);
        }
        return left;
    };
    const single = (): Test => {
        if (take("not", "!")) {
            const inner = single();
            return (row) => !inner(row);
        }
        if (take("(")) {
            const inner = either();
            if (!take(")")) throw new FilterError("A bracket is not closed.", peek().at);
            return inner;
        }
        return comparison();
    };
    const comparison = (): Test => {
        const left = operand();
        const sign = take("<", "<=", ">", ">=", "==", "=", "!=");
        if (!sign) throw new FilterError("A comparison such as < or == is missing.", peek().at);
        const first = compare(left, sign, operand());
        return first;
    };
    const operand = (): Operand => {
        const token = peek();
        at++;
        if (token.kind === "sign" && token.text === "-" && peek().kind === "number")
            return { kind: "number", number: -Number(tokens[at++]!.text) };
        if (token.kind === "number") return { kind: "number", number: Number(token.text) };
        if (token.kind === "text") return { kind: "text", text: token.text, at: token.at };
        if (token.kind !== "name") throw new FilterError("A name or a value is missing.", token.at);
        const column = find(token.text);
        return column ? { kind: "column", column, name: token.text } : { kind: "text", text: token.text, at: token.at };
    };

    const test = either();
    if (peek().kind !== "end") throw new FilterError(`"${peek().text}" is not expected here; join comparisons with and, or.`, peek().at);
    return test;
}

function tokenize(source: string): Token[] {
    const tokens: Token[] = [];
    pattern.lastIndex = 0;
    while (source.slice(pattern.lastIndex).trim() !== "") {
        const from = pattern.lastIndex;
        const match = pattern.exec(source);
        if (!match) throw new FilterError(`"${source.slice(from).trim()[0]}" is not expected here.`, from);
        const [, number, double, single, quoted, name, sign] = match;
        const text = number ?? double ?? single ?? quoted ?? name ?? sign!;
        const kind =
            number !== undefined ? "number" : (double ?? single) !== undefined ? "text" : (quoted ?? name) !== undefined ? "name" : "sign";
        tokens.push({ kind, text, at: pattern.lastIndex - text.length });
    }
    tokens.push({ kind: "end", text: "", at: source.length });
    return tokens;
}

function compare(left: Operand, sign: Token, right: Operand): Test {
    if (left.kind === "text" && right.kind !== "column") throw new FilterError(`There is no "${left.text}" in this study.`, left.at);
    if (left.kind === "text" || right.kind === "text") return compareText(left, sign, right);
    const [one, other] = [numbers(left), numbers(right)];
    const test = tests[sign.text]!;
    return (row) => test(one(row), other(row));
}

function compareText(left: Operand, sign: Token, right: Operand): Test {
    const column = left.kind === "column" ? left : right.kind === "column" ? right : undefined;
    const text = left.kind === "text" ? left : right.kind === "text" ? right : undefined;
    if (!column || !text) throw new FilterError("A text can only be compared with a name.", sign.at);
    const { choices, values } = column.column;
    if (!choices) throw new FilterError(`There is no "${text.text}" in this study, and ${column.name} is a number.`, text.at);
    const index = choices.indexOf(text.text);
    if (index < 0) throw new FilterError(`${column.name} has no choice "${text.text}", but ${choices.slice(0, 6).join(", ")}.`, text.at);
    if (sign.text === "==" || sign.text === "=") return (row) => values[row] === index;
    if (sign.text === "!=") return (row) => values[row]! >= 0 && values[row] !== index;
    throw new FilterError("Texts can only be compared with == and !=.", sign.at);
}

function numbers(operand: Operand): (row: number) => number {
    if (operand.kind === "number") return () => operand.number;
    if (operand.kind === "text") return () => NaN;
    const { values, choices } = operand.column;
    if (!choices) return (row) => values[row]!;
    const read = choices.map((choice) => (choice === "true" ? 1 : choice === "false" ? 0 : Number(choice)));
    return (row) => read[values[row]!] ?? NaN;
}

const tests: Record<string, (one: number, other: number) => boolean> = {
    "<": (one, other) => one < other,
    "<=": (one, other) => one <= other,
    ">": (one, other) => one > other,
    ">=": (one, other) => one >= other,
    "==": (one, other) => one === other,
    "=": (one, other) => one === other,
    "!=": (one, other) => one !== other && !Number.isNaN(one) && !Number.isNaN(other),
};
