import { Later } from "../frame/later";
import { Toasts } from "../parts/toast";
import { DashboardRail } from "./rail";
import { useRoute } from "./route";
import { StudiesPage } from "./studiesPage";

export function App() {
    const route = useRoute();
    return (
        <div class="app">
            <DashboardRail page={route.page} />
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
