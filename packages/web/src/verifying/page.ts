import { button, element, field, section } from "../disclosure/dom.ts";
import { keysFrom } from "./check-export.ts";
import type { Placed } from "./export-files.ts";
import { outcome } from "./outcome.ts";
import { type Answer, type Ask, run } from "./run.ts";
import { en } from "./words-en.ts";
import { fr } from "./words-fr.ts";

type Language = "en" | "fr";

/** Builds the page. `script` is where this very script lies: its worker runs the same one. */
export function showPage(script: string): void {
  const page = document.getElementById("page")!;
  let language: Language = navigator.languages.find((one) => /^(en|fr)\b/i.test(one))?.startsWith("fr")
    ? "fr"
    : "en";
  let last: Answer | undefined;
  const inputs = {
    folder: element("input", { id: "folder", type: "file", webkitdirectory: true, multiple: true }),
    archive: element("input", { id: "archive", type: "file", accept: ".tar,application/x-tar" }),
    keys: element("textarea", { id: "keys", rows: "5", spellcheck: "false", autocomplete: "off" }),
    earlier: element("textarea", { id: "earlier", rows: "4", spellcheck: "false", autocomplete: "off" }),
  };
  // One of the two counts: the one that was chosen last.
  inputs.folder.addEventListener("change", () => {
    inputs.archive.value = "";
  });
  inputs.archive.addEventListener("change", () => {
    inputs.folder.value = "";
  });

  const show = () => {
    const words = language === "fr" ? fr : en;
    document.documentElement.lang = language;
    document.title = words.title;
    const results = element("div", { id: "results", "aria-live": "polite" });
    const submit = element("button", { type: "submit" }, words.run);
    const form = element(
      "form",
      {},
      section(
        "choose",
        words.choose,
        field(inputs.folder, words.folder, words.folderHelp),
        field(inputs.archive, words.archive, words.archiveHelp),
      ),
      section(
        "with",
        words.keys,
        field(inputs.keys, words.keys, words.keysHelp),
        field(inputs.earlier, words.earlier, words.earlierHelp),
      ),
      element("p", {}, submit),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (submit.disabled) return;
      const ask = askOf(inputs);
      const wrong = keysFrom(inputs.keys.value).wrong[0];
      if (ask === undefined) return results.replaceChildren(said(words.nothing));
      if (wrong !== undefined)
        return results.replaceChildren(said(`${words.wrongKey(wrong.line)} ${wrong.detail}`));
      submit.disabled = true;
      const bar = element("progress", { max: "1", "aria-label": words.running });
      const line = element("p", { class: "small" }, `${words.running}…`);
      results.replaceChildren(bar, line);
      start(script, ask, (answer) => {
        if (answer.type === "progress") {
          const { done, of, log, logs } = answer.progress;
          bar.value = (log + done / Math.max(1, of)) / logs;
          line.textContent = words.progress(done, of, log + 1, logs);
          return;
        }
        last = answer;
        submit.disabled = false;
        results.replaceChildren(...outcome(answer, words));
      });
    });
    if (last !== undefined) results.append(...outcome(last, words));
    page.replaceChildren(
      languages(words.language, language, (next) => {
        language = next;
        show();
        document.querySelector<HTMLElement>(`header button[lang="${next}"]`)?.focus();
      }),
      element("h1", {}, words.title),
      element("p", {}, words.lead),
      form,
      results,
      element("p", { class: "small" }, words.beyond),
    );
  };
  show();
}

const said = (text: string) => element("p", { class: "verdict bad", role: "alert" }, text);

function languages(label: string, language: Language, speak: (next: Language) => void): HTMLElement {
  const both = (["fr", "en"] as const).map((code) => {
    const one = button(code === "fr" ? "Français" : "English", "quiet", () => speak(code));
    one.lang = code;
    one.setAttribute("aria-pressed", String(code === language));
    return one;
  });
  return element("header", {}, element("div", { role: "group", "aria-label": label }, ...both));
}

type Inputs = {
  readonly folder: HTMLInputElement;
  readonly archive: HTMLInputElement;
  readonly keys: HTMLTextAreaElement;
  readonly earlier: HTMLTextAreaElement;
};

function askOf({ folder, archive, keys, earlier }: Inputs): Ask | undefined {
  const typed = { keys: keys.value, earlier: earlier.value };
  const tar = archive.files?.[0];
  if (tar !== undefined) return { chosen: { archive: tar }, ...typed };
  const files = [...(folder.files ?? [])].map(
    (file): Placed => ({ path: file.webkitRelativePath || file.name, blob: file }),
  );
  return files.length === 0 ? undefined : { chosen: { folder: files }, ...typed };
}

/** In a worker where there can be one; else here, in slices. */
function start(script: string, ask: Ask, tell: (answer: Answer) => void): void {
  let worker: Worker;
  try {
    worker = new Worker(script);
  } catch {
    void run(ask, tell);
    return;
  }
  let heard = false;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    heard = true;
    tell(data);
    if (data.type !== "progress") worker.terminate();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    worker.terminate();
    // Some browsers make the worker and refuse its script afterwards.
    if (heard) tell({ type: "refused", code: "failed", detail: event.message });
    else void run(ask, tell);
  };
  worker.postMessage(ask);
}
