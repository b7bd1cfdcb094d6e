import type { Sheet } from "./view";

const namespace = "http://www.w3.org/2000/svg";
const carried = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor",
    "paint-order",
];

export function saveCsv(name: string, sheet: Sheet): void {
    save(`${name}.csv`, "text/csv", [sheet.columns, ...sheet.rows].map((row) => row.map(quoted).join(",")).join("\n") + "\n");
}

/** The pictures in a part of the page as they stand there, with the colours of now written into each element. */
export function saveSvg(name: string, part: HTMLElement): void {
    const frame = part.getBoundingClientRect();
    const whole = document.createElementNS(namespace, "svg");
    whole.setAttribute("xmlns", namespace);
    whole.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
    const ground = document.createElementNS(namespace, "rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", getComputedStyle(document.documentElement).backgroundColor);
    whole.append(ground);
    for (const picture of part.querySelectorAll<SVGSVGElement | HTMLCanvasElement>("svg, canvas")) {
        const place = picture.getBoundingClientRect();
        const copy = picture instanceof HTMLCanvasElement ? image(picture, place) : styled(picture);
        copy.setAttribute("x", String(place.left - frame.left));
        copy.setAttribute("y", String(place.top - frame.top));
        whole.append(copy);
    }
    save(`${name}.svg`, "image/svg+xml", new XMLSerializer().serializeToString(whole));
}

/** What is drawn on a canvas goes along as it is. */
function image(canvas: HTMLCanvasElement, { width, height }: DOMRect): SVGImageElement {
    const copy = document.createElementNS(namespace, "image");
    copy.setAttribute("href", canvas.toDataURL());
    copy.setAttribute("width", String(width));
    copy.setAttribute("height", String(height));
    return copy;
}

function styled(svg: SVGSVGElement): SVGSVGElement {
    const copy = svg.cloneNode(true) as SVGSVGElement;
    const originals = [svg, ...svg.querySelectorAll("*")];
    const copies = [copy, ...copy.querySelectorAll("*")];
    originals.forEach((original, index) => {
        const style = getComputedStyle(original);
        for (const property of carried) copies[index]!.setAttribute(property, style.getPropertyValue(property));
        copies[index]!.removeAttribute("class");
    });
    return copy;
}

export function save(name: string, type: string, text: BlobPart): void {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// A text that a spreadsheet would take for a formula gets an apostrophe.
function quoted(cell: string | number): string {
    const text = typeof cell === "string" && /^[=+\-@\t]/.test(cell) ? `'${cell}` : String(cell);
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
