import type { CastMember } from "../api";
import { castClass } from "../shell/cast";

/** The first lines exactly as they are learnt. */
export function Preview({ lines, cast }: { lines: string[]; cast: CastMember[] }) {
    if (lines.length === 0) return null;
    return (
        <section class="block" aria-labelledby="preview">
            <h2 id="preview">As it is learnt</h2>
            <ol class="preview script-font">
                {lines.map((line, index) => {
                    const [, name, text] = /^([^:[(]{1,60}):(.*)$/.exec(line) ?? [];
                    return (
                        <li key={index}>
                            {name === undefined ? (
                                <span class="soft">{line}</span>
                            ) : (
                                <>
                                    <b class={castClass(cast, name)}>{name}:</b>
                                    {text}
                                </>
                            )}
                        </li>
                    );
                })}
            </ol>
        </section>
    );
}
