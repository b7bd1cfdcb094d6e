import type { Finding } from "../api";

type Fix = NonNullable<Finding["fix"]>;

/** What looks wrong, and what mends it. */
export function Findings({ findings, fix }: { findings: Finding[]; fix(fix: Fix): void }) {
    if (findings.length === 0) return null;
    return (
        <section class="block" aria-labelledby="findings">
            <h2 id="findings">What looks wrong</h2>
            <ul class="findings">
                {findings.map((finding) => (
                    <li key={finding.text}>
                        <p>
                            {finding.text}
                            {finding.advice && <span class="soft"> {finding.advice}</span>}
                        </p>
                        {finding.fix && (
                            <button class="button" onClick={() => fix(finding.fix!)}>
                                {finding.fix.label}
                            </button>
                        )}
                    </li>
                ))}
            </ul>
        </section>
    );
}
