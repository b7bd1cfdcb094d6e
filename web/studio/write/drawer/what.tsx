import type { Controls, Option, OptionGroup } from "../../api";
import { OptionField } from "../../options/optionField";
import { withValue } from "../../options/optionTable";

const names = ["setting", "want", "ban", "bias"];

/** What the lines are about: the place, words that must come, and words that must not. */
export function What({
    groups,
    controls,
    set,
    cast,
}: {
    groups: OptionGroup[];
    controls: Controls;
    set(controls: Controls): void;
    cast: string[];
}) {
    const options = names.flatMap((name) => find(groups, name) ?? []);
    return (
        <section class="block">
            {options.map((option) => (
                <OptionField
                    key={option.name}
                    option={option}
                    value={controls[option.name]}
                    set={(value) => set(withValue(controls, option.name, value))}
                    speakers={cast}
                />
            ))}
        </section>
    );
}

function find(groups: OptionGroup[], name: string): Option | undefined {
    return groups.flatMap((group) => group.options).find((option) => option.name === name);
}
