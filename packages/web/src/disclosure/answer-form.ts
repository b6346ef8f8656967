import { readReceipt } from "@entente/disclosure";
import { answersFor, type Desk } from "./desk.ts";
import { element, field, section } from "./dom.ts";
import type { Language } from "./promises.ts";
import { reasonOf } from "./report-form.ts";
import type { Words } from "./words-en.ts";

/** Looks for an answer. The receipt stays in this page: what is sent is what it opens, once, and nothing is kept. */
export function answerForm(words: Words, language: Language, desk: Desk): HTMLElement {
  const receipt = element("input", {
    id: "receipt",
    inputmode: "numeric",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "40",
    required: true,
  });
  const status = element("p", { role: "status", class: "status" });
  const answers = element("div");
  const submit = element("button", { type: "submit" }, words.readSubmit);
  const form = element(
    "form",
    { autocomplete: "off" },
    field(receipt, words.readReceipt),
    element("p", {}, submit),
  );
  const look = async () => {
    answers.replaceChildren();
    readReceipt(receipt.value);
    status.textContent = words.looking;
    const replies = await answersFor(desk, receipt.value);
    status.textContent = replies.length === 0 ? words.noAnswer : "";
    answers.replaceChildren(
      ...replies.map(({ text, as }, n) =>
        element(
          "article",
          {},
          element("h3", {}, words.answer(n + 1)),
          element("p", { class: "small" }, words.kinds[as]),
          element("p", { class: "words", dir: "auto" }, text),
        ),
      ),
    );
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit.disabled = true;
    look()
      .catch((cause: unknown) => {
        status.textContent = reasonOf(cause, words, language);
      })
      .finally(() => {
        submit.disabled = false;
      });
  });
  return section("read", words.read, form, status, answers);
}
