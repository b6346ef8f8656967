import { answerForm } from "./answer-form.ts";
import { askDesk, clearBehind, type Desk } from "./desk.ts";
import { element } from "./dom.ts";
import { type Language, promises, topBar } from "./promises.ts";
import { type Draft, reportForm } from "./report-form.ts";
import { en } from "./words-en.ts";
import { fr } from "./words-fr.ts";
import "./disclosure.css";

/**
 * The page where an insider hands in a disclosure: one address throughout, no framework, nothing stored. It is served
 * from an origin of its own.
 */
const page = document.getElementById("page")!;
const draft: Draft = { text: "", chosen: new Set() };
let language: Language = navigator.languages.find((one) => /^(en|fr)\b/i.test(one))?.startsWith("fr")
  ? "fr"
  : "en";
let desk: Desk | undefined;
let failed = false;

function show(): void {
  const words = language === "fr" ? fr : en;
  document.documentElement.lang = language;
  document.title = words.title;
  const name = desk?.name?.[language] ?? words.someParty;
  page.replaceChildren(
    topBar(words, language, (next) => {
      language = next;
      show();
      document.querySelector<HTMLElement>(`header button[lang="${next}"]`)?.focus();
    }),
    element("h1", {}, words.heading),
    element("p", {}, words.lead(name)),
    promises(words),
    ...(desk === undefined
      ? failed
        ? [element("p", { role: "alert" }, words.failed)]
        : []
      : [reportForm({ words, language, desk, draft }), answerForm(words, language, desk)]),
  );
}

show();
askDesk().then(
  (answer) => {
    desk = answer;
    show();
  },
  () => {
    failed = true;
    show();
  },
);
addEventListener("pagehide", clearBehind);
