import { render } from "preact";
import { startTheme } from "../theme/theme";
import { App } from "./app";

startTheme();
render(<App />, document.getElementById("app")!);
