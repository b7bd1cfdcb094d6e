import type { CastMember } from "../api";
import { LearntLine } from "../shell/scriptLine";

/** The first lines exactly as they are learnt. */
export function Preview({ lines, cast }: { lines: string[]; cast: CastMember[] }) {
    if (lines.length === 0) return null;
    return (
        <section class="block" aria-labelledby="preview">
            <h2 id="preview">As it is learnt</h2>
            <ol class="preview script-font">
                {lines.map((line, index) => (
                    <li key={index}>
                        <LearntLine text={line} cast={cast} />
                    </li>
                ))}
            </ol>
        </section>
    );
}
