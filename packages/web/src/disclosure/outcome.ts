import type { Acknowledgement } from "@entente/disclosure";
import { button, element, saveAs, section } from "./dom.ts";
import type { Language } from "./promises.ts";
import type { Words } from "./words-en.ts";

/** The receipt is shown once, in the page alone; it is never put into an address, a file or the clipboard by itself. */
function receiptBox(words: Words, receipt: string): HTMLElement {
  return element(
    "div",
    { class: "receipt" },
    element("p", {}, element("strong", {}, words.receipt)),
    element("p", { class: "digits" }, receipt),
    element("p", {}, words.receiptHelp),
  );
}

export function handedIn(
  words: Words,
  language: Language,
  acknowledgement: Acknowledgement,
  receipt: string | undefined,
): HTMLElement {
  const date = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    dateStyle: "long",
    timeZone: "UTC",
  });
  const text = `${JSON.stringify(acknowledgement, null, 2)}\n`;
  return section(
    "done",
    words.done,
    receipt === undefined ? element("p", {}, words.sealedReceipt) : receiptBox(words, receipt),
    element("p", {}, words.acknowledged(date.format(new Date(acknowledgement.day)))),
    element("p", { class: "small" }, words.acknowledgementHelp),
    element(
      "p",
      {},
      button(words.saveAcknowledgement, "quiet", () => saveAs("note.json", text)),
    ),
  );
}

export function notTaken(words: Words, why: string, sealed: Uint8Array, receipt: string): HTMLElement {
  return section(
    "done",
    words.notTaken,
    element("p", { role: "alert" }, why),
    receiptBox(words, receipt),
    element("p", { class: "small" }, words.saveSealedHelp),
    element(
      "p",
      {},
      button(words.saveSealed, "quiet", () => saveAs("note.bin", sealed)),
    ),
  );
}
