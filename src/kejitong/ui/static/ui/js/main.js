// The one entry: each behaviour looks after its own data- attributes, now and after each swap.
import { start as theme } from "./theme.js";
import { start as dialogs } from "./dialogs.js";
import { start as keys } from "./keys.js";
import { start as copying } from "./copying.js";
import { start as filters, adopt as adoptFilters } from "./filters.js";
import { adopt as adoptCharts, start as charts } from "./charts.js";
import { start as figures } from "./figures.js";
import { adopt as adoptFullscreen, start as fullscreen } from "./fullscreen.js";
import { adopt as adoptPrinting, start as printing } from "./printing.js";
import { start as toasts } from "./toasts.js";
import { start as rows } from "./rows.js";
import { start as find } from "./find.js";
import { adopt as adoptDrafts, start as drafts } from "./drafts.js";

for (const start of [theme, dialogs, keys, copying, filters, figures, toasts, charts, printing, fullscreen, rows, find, drafts]) start();

function adopt(root) {
  adoptFilters(root);
  adoptCharts(root);
  adoptPrinting(root);
  adoptFullscreen(root);
  adoptDrafts(root);
}

adopt(document);
document.addEventListener("htmx:load", (event) => adopt(event.detail.elt));
