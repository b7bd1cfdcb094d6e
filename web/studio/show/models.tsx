import { useState } from "preact/hooks";
import { ago, bytes, counted, number } from "../../charts/format";
import { useAsked } from "../../parts/asked";
import { Icon } from "../../parts/icon";
import { Popup } from "../../parts/popup";
import { Failure } from "../../parts/states";
import { attempt } from "../../parts/toast";
import { go } from "../../frame/navigate";
import type { Model, Show } from "../api";
import { client } from "../client";
import { toShow } from "../route";
import { Confirm } from "../shell/dialogs";
import { useStudioEvents } from "../shell/events";

/** The models of a show: which of them writes, how good each is, and what can be done with it. */
export function Models({ show }: { show: Show }) {
    const models = useAsked(() => client.models(show.id), [show.id, show.models, show.model?.name]);
    const [removed, setRemoved] = useState<Model>();
    useStudioEvents((event) => event.type === "show" && event.data.show === show.id && models.retry());
    if (!models.value) {
        return models.error ? <Failure wanted="The models cannot be listed." error={models.error} retry={models.retry} /> : null;
    }
    const choose = (model: Model) =>
        attempt(async () => (await client.patchShow(show.id, { model: model.name }), models.retry()), `${model.name} writes now.`);
    const resume = (model: Model) => attempt(async () => (await client.resumeTraining(show.id, model.name), go(toShow(show.id, "train"))));
    return (
        <section class="block" aria-labelledby="models">
            <h2 id="models">Models</h2>
            <ul class="models">
                {models.value.map((model) => (
                    <li key={model.name}>
                        <label>
                            <input type="radio" name="model" checked={model.isChosen} onChange={() => choose(model)} />
                            <span>
                                <b>{model.name}</b>
                                <span class="small">{model.quality}</span>
                                <span class="small soft">
                                    {[
                                        model.perplexity === null ? "not validated" : `perplexity ${number(model.perplexity, 3)}`,
                                        counted(model.epochs, "epoch"),
                                        bytes(model.bytes),
                                        ago(Date.parse(model.changed)),
                                    ].join(" · ")}
                                </span>
                            </span>
                        </label>
                        <Popup text={<Icon name="more" />} label={`More for ${model.name}`} class="quiet icon-button">
                            {(close) => (
                                <>
                                    <a href={client.modelFile(show.id, model.name)} download={`${model.name}.show`}>
                                        Download
                                    </a>
                                    {model.canResume && <button onClick={() => (close(), resume(model))}>Go on training</button>}
                                    {!show.isModelOnly && (
                                        <button class="danger" onClick={() => (close(), setRemoved(model))}>
                                            Delete
                                        </button>
                                    )}
                                </>
                            )}
                        </Popup>
                    </li>
                ))}
            </ul>
            {removed && (
                <Confirm
                    title={`Delete ${removed.name}`}
                    text="The model's file goes. What it has written stays."
                    verb="Delete"
                    action={() => client.deleteModel(show.id, removed.name)}
                    done={models.retry}
                    close={() => setRemoved(undefined)}
                />
            )}
        </section>
    );
}
