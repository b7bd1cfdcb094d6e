import type { CastMember } from "../api";

/** The colour of a speaker: the eight who say most have one each. */
export function castClass(cast: CastMember[], name: string | undefined): string {
    const at = name === undefined ? -1 : cast.findIndex((member) => member.name.toLowerCase() === name.toLowerCase());
    return at >= 0 && at < 8 ? `cast-${at + 1}` : "cast-other";
}

/** Who says how much, as one bar. The names stand beside it in words. */
export function CastBar({ cast }: { cast: CastMember[] }) {
    return (
        <span class="cast-bar" aria-hidden="true">
            {cast.slice(0, 8).map((member, index) => (
                <span key={member.name} class={`cast-${index + 1}`} style={{ flexGrow: member.share * 1000 }} />
            ))}
            <span class="cast-other" style={{ flexGrow: Math.max(0, 1 - cast.reduce((sum, member) => sum + member.share, 0)) * 1000 }} />
        </span>
    );
}

/** Names in their colours. */
export function CastNames({ cast, most = 8 }: { cast: CastMember[]; most?: number }) {
    return (
        <ul class="cast-names" aria-label="Cast">
            {cast.slice(0, most).map((member, index) => (
                <li key={member.name} class={`cast-${index + 1}`}>
                    {member.name}
                </li>
            ))}
        </ul>
    );
}
