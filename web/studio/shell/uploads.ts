import { client } from "../client";
import type { Reading, Show } from "../api";
import { tell } from "../../parts/toast";
import { refuse, type Refusal } from "./refused";

/** Brings files into a show, one after the other. What is refused does not keep the others out; a dialog says why, and takes another try. */
export async function upload(show: string, files: File[]): Promise<Reading | undefined> {
    const { reading, refused } = await uploadAll(show, files);
    if (refused.length > 0) refuse(refused, async (file, format) => void (await client.upload(show, file, format)));
    return reading;
}

/** A new show of some files, named after the first; undefined if nothing could be read. */
export async function bring(files: File[], format?: string): Promise<Show | undefined> {
    const show = await client.createShow(nameOf(files[0]!.name));
    const { reading, refused } = await uploadAll(show.id, files, format);
    if (!reading) await client.deleteShow(show.id);
    if (refused.length > 0 && format) throw new Error(refused[0]!.error);
    if (refused.length > 0)
        refuse(refused, async (file, format) =>
            reading ? void (await client.upload(show.id, file, format)) : (await bring([file], format))?.id,
        );
    return reading && show;
}

async function uploadAll(show: string, files: File[], format?: string) {
    let reading: Reading | undefined;
    const refused: Refusal[] = [];
    for (const file of files) {
        tell(`Reading ${file.name} …`);
        try {
            reading = await client.upload(show, file, format);
        } catch (error) {
            refused.push({ file, error: (error as Error).message });
        }
    }
    const taken = files.length - refused.length;
    tell(taken === 0 ? "" : files.length === 1 ? `${files[0]!.name} is part of the show.` : `${taken} files are part of the show.`);
    return { reading, refused };
}

function nameOf(file: string): string {
    const name = file
        .replace(/\.[^.]*$/, "")
        .replaceAll(/[_-]+/g, " ")
        .trim();
    return name === "pasted" || name === "" ? "New show" : name[0]!.toUpperCase() + name.slice(1);
}
