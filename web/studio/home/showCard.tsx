import { count, counted } from "../../charts/format";
import { attempt } from "../../parts/toast";
import { go } from "../../frame/navigate";
import type { Show, TrainingNow } from "../api";
import { client } from "../client";
import { toScene, toShow } from "../route";
import { CastBar, CastNames } from "../shell/cast";
import { isOpen, phaseText } from "../shell/phase";

/** A show at a glance, and the way to its page. */
export function ShowCard({ show }: { show: Show }) {
    const { training, lastScene } = show;
    return (
        <article class="show-card">
            <a class="show-card-head" href={toShow(show.id)}>
                <CastBar cast={show.cast} />
                <h2>{show.name}</h2>
            </a>
            {show.cast.length > 0 && <CastNames cast={show.cast} most={6} />}
            <p class="small soft">
                {show.isModelOnly ? "A model without its scripts" : `${count(show.words)} words in ${counted(show.scripts, "script")}`}
            </p>
            <p class="show-card-quality">{qualityOf(show)}</p>
            {training && isOpen(training) && <TrainingLine training={training} />}
            {lastScene?.firstLine && <p class="show-card-line script-font">{lastScene.firstLine}</p>}
            <div class="page-actions">
                <MainButton show={show} />
                {lastScene && (
                    <a class="quiet" href={toShow(show.id, "report")}>
                        Report
                    </a>
                )}
            </div>
        </article>
    );
}

/** How well it writes, in words. Before the first epoch of the first training there is nothing to say yet. */
function qualityOf({ model, training, scripts }: Show): string {
    if (model && (model.perplexity !== null || !training || !isOpen(training))) return model.quality;
    if (training && isOpen(training)) return "It is learning to write.";
    return scripts === 0 ? "It has no scripts yet." : "It has not learnt to write yet.";
}

/** Write where there is a model, else what leads to one. */
export function MainButton({ show }: { show: Show }) {
    if (show.model) {
        const to = show.lastScene ? toScene(show.id, show.lastScene.id) : toShow(show.id, "write");
        return (
            <a class="button main" href={to}>
                Write
            </a>
        );
    }
    if (show.training && isOpen(show.training)) {
        return (
            <a class="button main" href={toShow(show.id, "train")}>
                Watch it learn
            </a>
        );
    }
    if (show.scripts === 0) {
        return (
            <a class="button main" href={toShow(show.id)}>
                Bring scripts
            </a>
        );
    }
    const minutes = 1;
    const train = () => attempt(async () => (await client.train(show.id, { minutes }), go(toShow(show.id, "train"))));
    return (
        <>
            <a class="button main" href={toShow(show.id, "train")}>
                Train
            </a>
            <button class="quiet" onClick={train}>
                Train for 1 minute
            </button>
        </>
    );
}

function TrainingLine({ training }: { training: TrainingNow }) {
    return (
        <p class="training-line small">
            <progress max={1} value={training.position} aria-label="Training" />
            <span class="soft">{`${training.model} ${phaseText(training)}`}</span>
        </p>
    );
}
