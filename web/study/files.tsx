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
                    <>
                        <dt>
                            {address ? (
                                <a href={address(file)} download={file.fileName}>
                                    {file.fileName}
                                </a>
                            ) : (
                                file.fileName
                            )}
                        </dt>
                        <dd>{file.mimeType}</dd>
                    </>
                ))}
            </dl>
        </section>
    );
}
