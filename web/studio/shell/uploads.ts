import { client } from "../client";
import type { Reading, Show } from "../api";
import { tell } from "../../parts/toast";

/** Brings files into a show, one after the other. A file that is refused does not keep the others out. */
export async function upload(show: string, files: File[]): Promise<Reading | undefined> {
    let reading: Reading | undefined;
    const refused: string[] = [];
    for (const file of files) {
        tell(`Reading ${file.name} …`);
        try {
            reading = await client.upload(show, file.name, file);
        } catch (error) {
            refused.push(`${file.name}: ${(error as Error).message}`);
        }
    }
    if (refused.length > 0) throw new Error(refused.join(" "));
    tell(files.length === 1 ? `${files[0]!.name} is part of the show.` : `${files.length} files are part of the show.`);
    return reading;
}

/** A new show of some files, named after the first. One that nothing could be read for is taken away again. */
export async function bring(files: File[]): Promise<Show> {
    const show = await client.createShow(nameOf(files[0]!.name));
    try {
        await upload(show.id, files);
    } catch (error) {
        if ((await client.show(show.id)).scripts === 0) {
            await client.deleteShow(show.id);
            throw error;
        }
        tell((error as Error).message);
    }
    return show;
}

function nameOf(file: string): string {
    const name = file
        .replace(/\.[^.]*$/, "")
        .replaceAll(/[_-]+/g, " ")
        .trim();
    return name === "pasted" || name === "" ? "New show" : name[0]!.toUpperCase() + name.slice(1);
}
