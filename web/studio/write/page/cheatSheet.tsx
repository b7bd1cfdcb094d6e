import { Dialog } from "../../../parts/dialog";
import type { Line } from "../../scene";
import { commands, keyName } from "../room/commands";

const anyLine: Line = { id: "", kind: "speech", text: "", by: "model", locked: false };

const everywhere: [string, string][] = [
    ["Ctrl Enter", "Write lines at the end"],
    ["Esc", "Stop writing"],
    ["Ctrl Z", "Undo"],
    ["Ctrl Shift Z", "Do it again"],
    ["d", "Open and close the controls"],
    ["?", "This list"],
];

const typing: [string, string][] = [
    ["Enter", "Keep the line and begin the next"],
    ["Esc", "Keep the line and leave it"],
    ["Tab", "In an empty line: speech, direction, heading, transition, prose"],
    ["name:", "A name of the cast and a colon begin a speech; INT. and EXT. a heading; ( ) a direction"],
];

/** Every key of the writing page. */
export function CheatSheet({ close }: { close(): void }) {
    const onLine = commands.map((command): [string, string] => [command.keys.map(keyName).join(" "), command.title(anyLine)]);
    return (
        <Dialog title="Keys and marks" close={close}>
            <div class="key-groups">
                <Keys title="On a line" keys={[["↑ ↓", "Go to another line"], ...onLine, ["drag", "Its number moves it"]]} />
                <Keys title="While typing" keys={typing} />
                <Keys title="Everywhere" keys={everywhere} />
                <section class="keys script-font by-marks">
                    <h3>Marks</h3>
                    <p>The model's words</p>
                    <p class="mark-edited">Edited words</p>
                    <p class="mark-mine">Your words</p>
                    <p>
                        <span class="copied">Words copied from the scripts</span>
                    </p>
                </section>
            </div>
            <div class="dialog-actions">
                <button class="button main" onClick={close}>
                    Close
                </button>
            </div>
        </Dialog>
    );
}

function Keys({ title, keys }: { title: string; keys: [string, string][] }) {
    return (
        <section class="keys">
            <h3>{title}</h3>
            <dl>
                {keys.map(([key, text]) => (
                    <div key={key + text}>
                        <dt>
                            {key.split(" ").map((one) => (
                                <kbd key={one}>{one}</kbd>
                            ))}
                        </dt>
                        <dd>{text}</dd>
                    </div>
                ))}
            </dl>
        </section>
    );
}
