import { Later } from "../frame/later";
import { Rail, RailLink } from "../frame/rail";
import { Toasts } from "../parts/toast";
import { ShowsPage } from "./home/showsPage";
import { useRoute, type Route } from "./route";
import { withStyle } from "./shell/style";
import { Connection } from "./shell/events";
import { RefusedFiles } from "./shell/refused";
import { ShowPage } from "./show/showPage";

export function App() {
    const route = useRoute();
    return (
        <div class="app" data-page={route.page}>
            <Rail label="Studio">
                <RailLink to="./" icon="shows" text="Shows" current={route.page === "shows"} />
                <RailLink to="studies/" icon="studies" text="Studies" />
            </Rail>
            <main class="page">
                <Connection />
                <Page key={JSON.stringify(route)} route={route} />
            </main>
            <RefusedFiles />
            <Toasts />
        </div>
    );
}

function Page({ route }: { route: Route }) {
    switch (route.page) {
        case "shows":
            return <ShowsPage />;
        case "script":
            return <ShowPage id={route.show} />;
        case "train":
            return (
                <Later load={() => withStyle("train", import("./train/trainPage")).then((module) => module.TrainPage)} id={route.show} />
            );
        case "write":
            return (
                <Later
                    load={() => withStyle("write", import("./write/writePage")).then((module) => module.WritePage)}
                    show={route.show}
                    scene={route.scene}
                />
            );
        case "report":
            return (
                <Later
                    load={() => withStyle("report", import("./report/reportPage")).then((module) => module.ReportPage)}
                    id={route.show}
                />
            );
        case "compare":
            return (
                <Later
                    load={() => withStyle("report", import("./report/blindPage")).then((module) => module.BlindPage)}
                    show={route.show}
                    id={route.comparison}
                />
            );
    }
}
