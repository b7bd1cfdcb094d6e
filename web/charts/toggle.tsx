/** A switch in a chart's head. */
export function Toggle({ text, on, set }: { text: string; on: boolean; set: (on: boolean) => void }) {
    return (
        <label class="toggle">
            <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} />
            {text}
        </label>
    );
}

/** One of several names. */
export function Choose({ label, names, at, set }: { label: string; names: string[]; at: number; set: (at: number) => void }) {
    return (
        <label class="toggle">
            {label}
            <select value={at} onChange={(event) => set(Number(event.currentTarget.value))}>
                {names.map((name, index) => (
                    <option value={index}>{name}</option>
                ))}
            </select>
        </label>
    );
}
