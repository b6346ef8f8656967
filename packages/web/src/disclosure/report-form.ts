import { DisclosureError, sealReport, writeReceipt } from "@entente/disclosure";
import { slowHash } from "@entente/disclosure/browser";
import { type Desk, handIn, Refused } from "./desk.ts";
import { element, field, section } from "./dom.ts";
import { handedIn, notTaken } from "./outcome.ts";
import type { Language } from "./promises.ts";
import type { Words } from "./words-en.ts";

/** What was written stays while the language changes, and nowhere else. */
export type Draft = { text: string; readonly chosen: Set<string> };

type Parts = {
  readonly words: Words;
  readonly language: Language;
  readonly desk: Desk;
  readonly draft: Draft;
};

/** Who can read, what is reported, and the one button that seals and hands in. */
export function reportForm({ words, language, desk, draft }: Parts): HTMLElement {
  const form = element("form", { autocomplete: "off" });
  const status = element("p", { role: "status", class: "status" });
  const [who, reader] = bodiesField(words, language, desk, draft);
  const text = element("textarea", { id: "text", rows: "12", spellcheck: "false", autocomplete: "off" });
  text.value = draft.text;
  text.addEventListener("input", () => {
    draft.text = text.value;
  });
  const file = element("input", { id: "file", type: "file" });
  const sealedFile = element("input", { id: "sealed-file", type: "file" });
  const submit = element("button", { type: "submit" }, words.submit);
  form.append(
    who,
    section(
      "what",
      words.what,
      field(text, words.text, words.textHelp),
      field(file, words.file),
      field(sealedFile, words.sealedFile, words.sealedHelp),
      reader,
      element("p", {}, submit),
      status,
    ),
  );
  const say = (said: string) => {
    status.textContent = said;
  };

  const send = async () => {
    const already = sealedFile.files?.[0];
    const chosen = desk.bodies.filter(({ key }) => draft.chosen.has(key));
    let sealed: { readonly handIn: Uint8Array; readonly receipt?: string };
    if (already !== undefined) sealed = { handIn: new Uint8Array(await already.arrayBuffer()) };
    else {
      const given = file.files?.[0];
      const report =
        given === undefined
          ? new TextEncoder().encode(text.value.trim())
          : new Uint8Array(await given.arrayBuffer());
      if (report.length === 0) return say(words.nothing);
      if (chosen.length === 0) return say(words.choose);
      say(words.sealing);
      const media = given === undefined ? "text/plain" : mediaOf(given);
      sealed = await sealReport({ report, media }, chosen, slowHash);
    }
    say(words.working);
    const receipt = sealed.receipt === undefined ? undefined : writeReceipt(sealed.receipt);
    try {
      const acknowledgement = await handIn(desk, sealed.handIn);
      draft.text = "";
      draft.chosen.clear();
      show(form, handedIn(words, language, acknowledgement, receipt));
    } catch (cause) {
      // What was sealed and not taken in is not lost: the file and its receipt stay good together.
      if (receipt === undefined) throw cause;
      const why = cause instanceof Refused ? cause.text?.[language] : undefined;
      show(form, notTaken(words, why ?? words.failed, sealed.handIn, receipt));
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit.disabled = true;
    send()
      .catch((cause: unknown) => say(reasonOf(cause, words, language)))
      .finally(() => {
        submit.disabled = false;
      });
  });
  return form;
}

function bodiesField(words: Words, language: Language, desk: Desk, draft: Draft): [HTMLElement, HTMLElement] {
  const reader = element("p", { role: "status" });
  const list = new Intl.ListFormat(language === "fr" ? "fr-FR" : "en-GB", { type: "conjunction" });
  const tell = () => {
    const names = desk.bodies.filter(({ key }) => draft.chosen.has(key)).map(({ body }) => body);
    reader.textContent = names.length === 0 ? "" : words.openedBy(list.format(names));
  };
  const choices = desk.bodies.map(({ body, key, fingerprint }, n) => {
    const box = element("input", { type: "checkbox", id: `body-${n}`, "aria-describedby": `body-${n}-key` });
    box.checked = draft.chosen.has(key);
    box.addEventListener("change", () => {
      if (box.checked) draft.chosen.add(key);
      else draft.chosen.delete(key);
      tell();
    });
    return element(
      "div",
      { class: "choice" },
      box,
      element("label", { for: `body-${n}` }, element("bdi", {}, body)),
      element(
        "p",
        { class: "small", id: `body-${n}-key` },
        `${words.fingerprint} `,
        element("code", {}, fingerprint),
      ),
    );
  });
  tell();
  const fieldset = element(
    "fieldset",
    {},
    element("legend", {}, element("h2", {}, words.who)),
    element("p", {}, desk.bodies.length === 0 ? words.nobody : words.whoHelp),
    ...choices,
  );
  return [fieldset, reader];
}

/** What the browser says of a file, where it is of a form that can be sealed with it. */
const mediaOf = (file: File): string =>
  /^[a-z]+\/[a-z0-9.+-]{1,60}$/.test(file.type) ? file.type : "application/octet-stream";

function show(form: HTMLElement, outcome: HTMLElement): void {
  form.replaceWith(outcome);
  outcome.querySelector<HTMLElement>("h2")?.focus();
}

export function reasonOf(cause: unknown, words: Words, language: Language): string {
  if (cause instanceof Refused) return cause.text?.[language] ?? words.failed;
  if (!(cause instanceof DisclosureError)) return words.failed;
  if (cause.code === "too-large") return words.tooLarge;
  return cause.code === "bad-receipt" ? words.badReceipt : words.failed;
}
