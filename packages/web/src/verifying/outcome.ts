import { element } from "../disclosure/dom.ts";
import type { Answer } from "./run.ts";
import type { LogReport, LogStep } from "./verify-log.ts";
import type { Words } from "./words-en.ts";

/** What came of it: the verdict first, then each log step by step. */
export function outcome(answer: Answer, words: Words): HTMLElement[] {
  if (answer.type === "progress") return [];
  if (answer.type === "refused")
    return [
      element("p", { class: "verdict bad", role: "alert" }, words.refused[answer.code]),
      element("p", { class: "digits" }, answer.detail),
    ];
  const { logs, parties } = answer.report;
  const states = logs.flatMap(({ steps }) => steps.map(stateOf));
  const verdict = states.includes("bad") ? "bad" : states.includes("open") ? "open" : "good";
  return [
    element("p", { class: `verdict ${verdict}`, role: "status" }, words[verdict]),
    ...logs.map((log) => logOutcome(log, words)),
    element(
      "section",
      {},
      element("h2", {}, words.parties),
      ...parties.flatMap(({ id, fingerprint }) => [
        element("p", { class: "digits" }, fingerprint),
        element("p", { class: "small digits" }, id),
      ]),
    ),
  ];
}

/** That no earlier head was given is the reader's choice, and leaves nothing open. */
const stateOf = ({ state, code }: LogStep) => (code === "no-earlier" ? "good" : state);

function logOutcome({ origin, steps }: LogReport, words: Words): HTMLElement {
  return element(
    "section",
    { class: "log" },
    element("h2", { class: "origin" }, words.log(origin)),
    element("ol", { class: "steps" }, ...steps.map((step) => stepOutcome(step, words))),
  );
}

function stepOutcome(step: LogStep, words: Words): HTMLElement {
  const { name, state, code, index, size, witnessed, time, names, path, detail } = step;
  const figures = [
    size === undefined ? undefined : words.size(size),
    witnessed === undefined ? undefined : words.witnessed(witnessed),
    time === undefined ? undefined : words.cosignedAt(time),
  ].filter((one) => one !== undefined);
  const small = [...(names ?? []), path, detail].filter((one) => one !== undefined && one !== "");
  return element(
    "li",
    { "data-step": name, "data-state": state },
    element("span", { class: `mark ${state}` }, words.states[state]),
    element(
      "div",
      {},
      element("h3", {}, words.steps[name]),
      element("p", {}, words.codes[code]),
      index === undefined ? undefined : element("p", {}, element("strong", {}, words.first(index))),
      figures.length === 0 ? undefined : element("p", { class: "small" }, figures.join(" ")),
      ...small.map((text) => element("p", { class: "small digits", dir: "auto" }, text)),
    ),
  );
}
