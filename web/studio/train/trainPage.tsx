import { useState } from "preact/hooks";
import { useAsked } from "../../parts/asked";
import { Empty, Failure, Skeleton } from "../../parts/states";
import { attempt } from "../../parts/toast";
import type { Model, Show, Training, TrainingRequest } from "../api";
import { client } from "../client";
import { toShow } from "../route";
import { useStudioEvents } from "../shell/events";
import { isOpen } from "../shell/phase";
import { ShowHead } from "../shell/showHead";
import { useShow } from "../shell/useShow";
import { Course } from "./trainingCourse";
import { Start } from "./start";
import { TuningBlock } from "./tuningBlock";

/** A model of the show is made here, and watched. */
export function TrainPage({ id }: { id: string }) {
    const show = useShow(id);
    if (!show.value) {
        return show.error ? (
            <Failure wanted="The show cannot be opened." error={show.error} retry={show.retry} />
        ) : (
            <Skeleton lines={3} height={120} />
        );
    }
    return <Train show={show.value} />;
}

function Train({ show }: { show: Show }) {
    const [chosen, setChosen] = useState<string>();
    const { training, setTraining, error, retry } = useTraining(show.id);
    const act = (action: () => Promise<Training>, done?: string) => attempt(async () => setTraining(await action()), done);
    const open = training && isOpen(training);
    const models = useAsked(() => client.models(show.id), [show.id, show.models]).value ?? [];
    const shown = open ? undefined : (chosen ?? (training === null ? newest(models)?.name : undefined));
    const past = useAsked(async () => (shown && shown !== training?.model ? client.course(show.id, shown) : undefined), [show.id, shown]);
    const known = past.value ?? training;
    const course = known && (known.epochs.length > 0 || known.model === training?.model) ? known : undefined;
    const start = (request: TrainingRequest) => act(async () => (setChosen(undefined), client.train(show.id, request)));
    return (
        <>
            <ShowHead show={show} page="train">
                {open && training.phase === "paused" && (
                    <button class="button main" onClick={() => act(() => client.resumeTraining(show.id))}>
                        Go on
                    </button>
                )}
                {open && training.phase !== "paused" && (
                    <button class="button main" onClick={() => act(() => client.pauseTraining(show.id))}>
                        Pause
                    </button>
                )}
                {open && (
                    <button class="button" onClick={() => act(() => client.stopTraining(show.id), "Stopped. The model stays as it is.")}>
                        Stop
                    </button>
                )}
                {!open && show.model && (
                    <a class="button main" href={toShow(show.id, "write")}>
                        Write
                    </a>
                )}
            </ShowHead>
            {error && <Failure wanted="The training cannot be shown." error={error} retry={retry} />}
            {show.scripts === 0 ? (
                <Empty text="A show learns from its scripts. Bring some first.">
                    <a class="button main" href={toShow(show.id)}>
                        Bring scripts
                    </a>
                </Empty>
            ) : (
                <>
                    {course && (
                        <Course training={course} show={show}>
                            {!open && models.length > 1 && (
                                <select
                                    class="input model-choice"
                                    aria-label="Training of the model"
                                    onChange={(event) => setChosen(event.currentTarget.value)}
                                >
                                    {models.map((one) => (
                                        <option key={one.name} value={one.name} selected={one.name === course.model}>
                                            {one.name}
                                        </option>
                                    ))}
                                </select>
                            )}
                        </Course>
                    )}
                    {training !== undefined && !open && <Start show={show} again={models.length > 0} models={models} start={start} />}
                    {training !== undefined && <TuningBlock show={show} />}
                </>
            )}
        </>
    );
}

function newest(models: Model[]): Model | undefined {
    return models.reduce<Model | undefined>((last, one) => (last && last.changed >= one.changed ? last : one), undefined);
}

/** What is trained, kept up with the server; null: nothing, undefined: not known yet. */
function useTraining(show: string) {
    const { value: training, set: setTraining, error, retry } = useAsked(() => client.training(show), [show]);
    useStudioEvents((event) => {
        if (event.type === "connected") retry();
        if (event.type === "training" && event.data.show === show) {
            const { data } = event;
            if (!training || training.model !== data.model || training.phase !== data.phase) return retry();
            const curve: Training["curve"] = data.loss === null ? training.curve : thinned([...training.curve, [data.position, data.loss]]);
            setTraining({ ...training, ...data, curve });
        }
        if (event.type === "epoch" && event.data.show === show && training) {
            const { epoch } = event.data;
            const epochs = [...training.epochs.filter((one) => one.number !== epoch.number), epoch];
            setTraining({ ...training, epochs: epochs.sort((one, other) => one.number - other.number) });
        }
    });
    return { training, setTraining, error: training === undefined ? error : undefined, retry };
}

/** Every second point of what has become too many. */
function thinned(curve: Training["curve"]): Training["curve"] {
    return curve.length <= 1000 ? curve : curve.filter((_, index) => index % 2 === 1);
}
