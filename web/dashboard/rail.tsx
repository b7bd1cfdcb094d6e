import { Rail, RailLink } from "../frame/rail";
import type { Route } from "./route";

/** The dashboard's places. Where an application mounts it below its own pages, the first leads back there. */
export function DashboardRail({ page }: { page: Route["page"] }) {
    const mounted = new URL(document.baseURI).pathname !== "/";
    return (
        <Rail label="Dashboard">
            {mounted && <RailLink to="/" icon="home" text="Home" />}
            <RailLink to="./" icon="studies" text="Studies" current={page === "studies"} />
            <RailLink to="compare" icon="compare" text="Compare" current={page === "compare"} />
        </Rail>
    );
}
