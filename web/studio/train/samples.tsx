import { number } from "../../charts/format";
import type { CastMember, Epoch } from "../api";
import { LearntLine } from "../shell/scriptLine";

/** The line that the model wrote after each epoch, newest first: it is seen to learn. */
export function Samples({ epochs, cast, open }: { epochs: Epoch[]; cast: CastMember[]; open: boolean }) {
    const written = epochs.filter((epoch) => epoch.sample !== null).reverse();
    if (!open && written.length === 0) return null;
    return (
        <section class="block" aria-labelledby="samples">
            <h2 id="samples">{open ? "What it writes now" : "What it wrote on its way"}</h2>
            {written.length === 0 ? (
                <p class="soft">After each epoch it writes a line here.</p>
            ) : (
                <ol class="samples" tabIndex={0} aria-labelledby="samples">
                    {written.map((epoch) => (
                        <li key={epoch.number}>
                            <p class="script-font">
                                <LearntLine text={epoch.sample!} cast={cast} />
                            </p>
                            <span class="small soft">
                                {`epoch ${epoch.number}, perplexity ${number(epoch.validationPerplexity, 3)}${epoch.isBest ? ", the best so far" : ""}`}
                            </span>
                        </li>
                    ))}
                </ol>
            )}
        </section>
    );
}
