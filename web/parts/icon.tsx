/** Line drawings of 20 pixels, all of one weight. */
const paths = {
    studies: "M3 5h14M3 10h14M3 15h9",
    compare: "M3 15c4-9 6-9 14-11M3 16c5-3 8-5 14-5",
    system: "M3 4.5h14v9H3zM7.5 17h5",
    light: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M15.7 4.3l-1.1 1.1M5.4 14.6l-1.1 1.1",
    dark: "M15.5 12.2A6.5 6.5 0 0 1 7.8 4.5a6.5 6.5 0 1 0 7.7 7.7z",
    close: "M5 5l10 10M15 5L5 15",
    more: "M4 10h.01M10 10h.01M16 10h.01",
    search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM13 13l4 4",
    note: "M5 3h10v14H5zM7.5 7h5M7.5 10h5M7.5 13h3",
};

export function Icon({ name }: { name: keyof typeof paths }) {
    return (
        <svg class="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
            <path
                d={paths[name]}
                fill="none"
                stroke="currentColor"
                stroke-width={name === "more" ? 2.5 : 1.5}
                stroke-linecap="round"
                stroke-linejoin="round"
            />
        </svg>
    );
}
