import type { ComponentType } from "preact";
import { Failure, Skeleton } from "../parts/states";
import { Toasts } from "../parts/toast";
import { useAsked } from "../study/asked";
import { Rail } from "./rail";
import { useRoute } from "./route";
import { StudiesPage } from "./studiesPage";

export function App() {
    const route = useRoute();
    return (
        <div class="app">
            <Rail page={route.page} />
            <main class="page">
                {route.page === "studies" && <StudiesPage />}
                {route.page === "study" && (
                    <Later key={route.id} load={() => import("./studyPage").then((module) => module.StudyPage)} id={route.id} />
                )}
                {route.page === "compare" && (
                    <Later
                        key={route.ids.join()}
                        load={() => import("./comparePage").then((module) => module.ComparePage)}
                        ids={route.ids}
                    />
                )}
            </main>
            <Toasts />
        </div>
    );
}

/** A page whose code comes when it is opened. */
function Later<Props extends object>({ load, ...props }: { load: () => Promise<ComponentType<Props>> } & Props) {
    const page = useAsked(async () => ({ Page: await load() }), []);
    if (page.error) return <Failure wanted="This page cannot be opened." error={page.error} retry={page.retry} />;
    const Page = page.value?.Page;
    return Page ? <Page {...(props as unknown as Props)} /> : <Skeleton lines={3} height={96} />;
}
