import { type Check, flag, integer, list, reference, referenceTo, text, timestamp } from "./checks.ts";
import { ordered } from "./rules.ts";
import { isRelatable, isSightable } from "./type-names.ts";
import { type TypeRules, typeRules } from "./type-rules.ts";

const end = reference(isRelatable, "a domain object or an observable");

const RELATIONSHIP_TYPE = /^[a-z0-9-]+$/;

const relationshipType: Check = (value, report) => {
  if (typeof value !== "string") report.error("wrong-type", "must be a string");
  else if (value.length > 250 || !RELATIONSHIP_TYPE.test(value)) {
    report.error("value", "must have only lower-case letters, digits and hyphens");
  }
};

/** STIX relationship objects (STIX 2.1 section 5). */
export const relationshipTypes: ReadonlyMap<string, TypeRules> = new Map(
  Object.entries({
    relationship: typeRules(
      "relationship",
      {
        "relationship_type*": relationshipType,
        description: text,
        "source_ref*": end,
        "target_ref*": end,
        start_time: timestamp,
        stop_time: timestamp,
      },
      ordered("start_time", "stop_time", true),
    ),
    sighting: typeRules(
      "relationship",
      {
        description: text,
        first_seen: timestamp,
        last_seen: timestamp,
        count: integer(0, 999_999_999),
        "sighting_of_ref*": reference(isSightable, "a domain object"),
        observed_data_refs: list(referenceTo("observed-data")),
        where_sighted_refs: list(referenceTo("identity", "location")),
        summary: flag,
      },
      ordered("first_seen", "last_seen"),
    ),
  }),
);
