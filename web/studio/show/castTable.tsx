import { useState } from "preact/hooks";
import { count, percent } from "../../charts/format";
import type { CastMember } from "../api";

const shownAtOnce = 12;

/** Who speaks, how much, and the colour that each has everywhere. */
export function CastTable({ cast }: { cast: CastMember[] }) {
    const [most, setMost] = useState(shownAtOnce);
    if (cast.length === 0) return null;
    const largest = Math.max(...cast.map((member) => member.share), 1e-9);
    return (
        <section class="block" aria-labelledby="cast">
            <h2 id="cast">Cast</h2>
            <table class="cast-table">
                <thead>
                    <tr>
                        <th scope="col">name</th>
                        <th scope="col" class="number">
                            lines
                        </th>
                        <th scope="col" class="number">
                            words
                        </th>
                        <th scope="col" class="number">
                            share
                        </th>
                        <th scope="col">
                            <span class="unseen">bar</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {cast.slice(0, most).map((member, index) => (
                        <tr key={member.name} class={index < 8 ? `cast-${index + 1}` : "cast-other"}>
                            <th scope="row">{member.name}</th>
                            <td class="number">{count(member.lines)}</td>
                            <td class="number">{count(member.words)}</td>
                            <td class="number">{percent(member.share)}</td>
                            <td class="cast-share">
                                <span style={{ width: `${(member.share / largest) * 100}%` }} />
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
            {cast.length > most && (
                <button class="quiet more-rows" onClick={() => setMost(most * 4)}>
                    {`Show ${Math.min(cast.length - most, most * 3)} more of ${count(cast.length)}`}
                </button>
            )}
        </section>
    );
}
