import type { Option, OptionGroup } from "../../api";
import { OptionField } from "../../options/optionField";
import { withValue } from "../../options/values";
import { placed, type TablePageProps } from "./pages";

/** What the lines are about: the place, words that must come, and words that must not. */
export function What({ groups, controls, set, cast }: TablePageProps) {
    const options = placed.What.flatMap((name) => find(groups, name) ?? []);
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
