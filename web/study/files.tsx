import { Fact } from "./list";
import type { Artifact } from "./types";

interface FilesProps {
    files: Artifact[];
    /** Where a file can be had; none if only its name is known. */
    address?: (file: Artifact) => string;
}

/** The files of a trial, or of the study itself. */
export function Files({ files, address }: FilesProps) {
    if (files.length === 0) return null;
    return (
        <section>
            <h3>Files</h3>
            <dl class="facts-list">
                {files.map((file) => (
                    <Fact name={address ? <Download name={file.fileName} address={address(file)} /> : file.fileName}>{file.mimeType}</Fact>
                ))}
            </dl>
        </section>
    );
}

function Download({ name, address }: { name: string; address: string }) {
    return (
        <a href={address} download={name}>
            {name}
        </a>
    );
}
