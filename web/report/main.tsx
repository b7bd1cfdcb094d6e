import "./all.css";
import { render } from "preact";
import { moment } from "../charts/format";
import { ThemeSwitch } from "../parts/themeSwitch";
import { Toasts } from "../parts/toast";
import { startTheme } from "../theme/theme";
import { StudyView } from "../study/view";
import type { ReportData } from "../study/types";
import { readReport } from "./data";

startTheme();

void readReport(JSON.parse(document.getElementById("study")!.textContent!) as ReportData).then(({ data, columns, source }) =>
    render(
        <main class="report">
            <header class="report-head">
                <div>
                    <h1>{data.header.name}</h1>
                    <p class="soft small">As it was on {moment(data.made)}</p>
                </div>
                <ThemeSwitch class="quiet" />
            </header>
            <StudyView header={data.header} columns={columns} source={source} />
            <Toasts />
        </main>,
        document.getElementById("app")!,
    ),
);
