import {
  type Check,
  hashes,
  isDictionary,
  language,
  list,
  record,
  referenceTo,
  text,
  url,
} from "./checks.ts";

const KILL_CHAIN_WORD = /^[a-z0-9-]+$/;

const killChainWord: Check = (value, report) => {
  text(value, report);
  if (typeof value === "string" && (value.length > 250 || !KILL_CHAIN_WORD.test(value))) {
    report.warn("format", "should be lower case with hyphens");
  }
};

/** STIX 2.1 section 2.11. */
export const killChainPhases: Check = list(
  record(["kill_chain_name", "phase_name"], { kill_chain_name: killChainWord, phase_name: killChainWord }),
);

const externalReference = record(["source_name"], {
  source_name: text,
  description: text,
  url,
  hashes,
  external_id: text,
});

/** STIX 2.1 section 2.5: besides the source, at least one way to find what is meant. */
export const externalReferences: Check = list((value, report) => {
  externalReference(value, report);
  if (!isDictionary(value)) return;
  if (!["description", "url", "external_id"].some((name) => Object.hasOwn(value, name))) {
    report.error("required", "needs one of description, url, external_id");
  }
});

const granularMarking = record(["selectors"], {
  selectors: list(text),
  marking_ref: referenceTo("marking-definition"),
  lang: language,
});

/** STIX 2.1 section 7.2.3; whether the selectors resolve is checked with the whole object at hand. */
export const granularMarkings: Check = list((value, report) => {
  granularMarking(value, report);
  if (isDictionary(value) && Object.hasOwn(value, "marking_ref") === Object.hasOwn(value, "lang")) {
    report.error("marking", "needs exactly one of marking_ref and lang");
  }
});
