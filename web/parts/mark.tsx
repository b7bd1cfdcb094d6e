/** States differ in shape as well as in colour. */
const shapes = {
    complete: <circle cx="6" cy="6" r="5" fill="currentColor" />,
    running: (
        <>
            <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" />
            <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
        </>
    ),
    pruned: <path d="M6 1l5 5-5 5-5-5z" fill="none" stroke="currentColor" stroke-width="1.5" />,
    failed: <path d="M2 2l8 8m0-8l-8 8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />,
    waiting: (
        <rect
            x="1.75"
            y="1.75"
            width="8.5"
            height="8.5"
            rx="1"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            stroke-dasharray="2 2"
        />
    ),
};

export function StateMark({ state }: { state: keyof typeof shapes }) {
    return (
        <svg class={`state-mark state-${state}`} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            {shapes[state]}
        </svg>
    );
}

export function StateName({ state }: { state: keyof typeof shapes }) {
    return (
        <span class="state-name">
            <StateMark state={state} />
            {state}
        </span>
    );
}
