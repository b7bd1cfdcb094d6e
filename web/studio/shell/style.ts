import { noAnswer } from "../../frame/request";

/** The code of a page, once its style sheet is there, too. */
export async function withStyle<T>(name: string, code: Promise<T>): Promise<T> {
    const href = new URL(`assets/${name}.css`, document.baseURI).href;
    if (!document.querySelector(`link[href="${href}"]`)) {
        const link = document.createElement("link");
        link.rel = "stylesheet";
        link.href = href;
        await new Promise((resolve, reject) => {
            link.onload = resolve;
            link.onerror = () => (link.remove(), reject(new Error(noAnswer)));
            document.head.append(link);
        });
    }
    return code;
}
