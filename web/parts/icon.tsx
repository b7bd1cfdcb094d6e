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
    home: "M3 9.5L10 3.5l7 6M5 8v8.5h10V8",
    shows: "M3 8.5h14V17H3zM3 8.5L2.4 5.6 15.9 3l.6 2.9zM7.2 4.7l1.6 2.7M11.6 3.9l1.6 2.7",
    alternatives: "M3 5h10M3 10h14M3 15h7M14 13.5l2 2 2-2",
    lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
    open: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 5.8-1",
    rewrite: "M4 4h12M4 8h6M16 12a4 4 0 1 1-1.5-3.1M16.5 7v2.5H14",
    undo: "M7 5L3.5 8.5 7 12M4 8.5h8a4 4 0 0 1 0 8H9",
    redo: "M13 5l3.5 3.5L13 12M16 8.5H8a4 4 0 0 0 0 8h3",
    plus: "M10 4v12M4 10h12",
    drawer: "M3 4h14v12H3zM12 4v12",
    download: "M10 3v9M6.5 9L10 12.5 13.5 9M4 16.5h12",
    stop: "M5.5 5.5h9v9h-9z",
    note: "M5 3h10v14H5zM7.5 7h5M7.5 10h5M7.5 13h3",
};

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
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
