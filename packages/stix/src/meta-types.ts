import {
  type Check,
  dictionary,
  isDictionary,
  isLanguage,
  list,
  oneOf,
  reference,
  text,
  versionTime,
} from "./checks.ts";
import { EXTENSION_TYPES } from "./extensions.ts";
import { isPropertyName } from "./property-name.ts";
import { anyOf, needs, type Rule, recommended } from "./rules.ts";
import { hasTlp2Extension, isTlp1Definition, TLP_MARKINGS } from "./tlp.ts";
import { isPossibleMember } from "./type-names.ts";
import { type TypeRules, typeRules } from "./type-rules.ts";

/** STIX 2.1 section 7.1: language codes, then names of properties. */
const contents: Check = (value, report) => {
  if (!isDictionary(value)) return report.error("wrong-type", "must be a dictionary");
  for (const [tag, translations] of Object.entries(value)) {
    report.at(tag, () => {
      if (!isLanguage(tag)) report.error("language", "must be a language tag (RFC 5646)");
      if (!isDictionary(translations)) return report.error("wrong-type", "must be a dictionary");
      for (const name of Object.keys(translations)) {
        if (!isPropertyName(name))
          report.at(name, () => report.error("property-name", "is no property name"));
      }
    });
  }
};

/** STIX 2.1 section 7.2.1: a statement says something; TLP has exactly the four instances of the standard. */
const markingBody: Rule = (object, report) => {
  const definition = object.definition;
  report.at("definition", () => {
    if (object.definition_type === "statement") {
      if (!isDictionary(definition) || typeof definition.statement !== "string") {
        report.error("required", "needs a statement");
      }
    } else if (object.definition_type === "tlp" && !isTlp1Definition(object)) {
      report.error("marking", "is none of the four TLP markings that the standard defines");
    }
  });
  if (hasTlp2Extension(object) && TLP_MARKINGS.get(object.id)?.edition !== "2") {
    report.at("id", () =>
      report.warn("tlp-id", "is none of the five ids of TLP 2.0, and only the id decides"),
    );
  }
};

/** Meta objects (STIX 2.1 section 7). */
export const metaTypes: ReadonlyMap<string, TypeRules> = new Map(
  Object.entries({
    "extension-definition": typeRules(
      "meta",
      {
        description: text,
        "name*": text,
        "schema*": text,
        "version*": text,
        "extension_types*": list(oneOf(...EXTENSION_TYPES)),
        extension_properties: list(text),
        "created_by_ref*": reference((type) => type === "identity", "an identity"),
      },
      recommended("description"),
    ),
    "language-content": typeRules("meta", {
      "object_ref*": reference(isPossibleMember, "an object other than a bundle"),
      object_modified: versionTime,
      "contents*": contents,
    }),
    "marking-definition": typeRules(
      "meta",
      { name: text, definition_type: text, definition: dictionary() },
      anyOf("definition_type", "extensions"),
      needs("definition_type", "definition"),
      needs("definition", "definition_type"),
      markingBody,
    ),
  }),
);
