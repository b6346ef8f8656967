import {
  flag,
  integer,
  list,
  oneOf,
  real,
  reference,
  referenceTo,
  text,
  timestamp,
  vocabulary,
} from "./checks.ts";
import { killChainPhases } from "./common-checks.ts";
import { observedObjects } from "./observed-objects.ts";
import { patternRule } from "./pattern-rule.ts";
import { anyOf, deprecated, needs, notBoth, ordered, recommended, refuse } from "./rules.ts";
import { isObservableType, isPossibleMember } from "./type-names.ts";
import { type TypeRules, typeRules } from "./type-rules.ts";

const texts = list(text);
const members = list(reference(isPossibleMember, "an object other than a bundle"));
const observables = list(reference(isObservableType, "an observable"));
const seen = { first_seen: timestamp, last_seen: timestamp };
const seenInOrder = ordered("first_seen", "last_seen");
const named = { "name*": text, description: text };
const motivation = vocabulary("attack-motivation-ov");

/** STIX domain objects (STIX 2.1 section 4). */
export const domainTypes: ReadonlyMap<string, TypeRules> = new Map(
  Object.entries({
    "attack-pattern": typeRules("domain", { ...named, aliases: texts, kill_chain_phases: killChainPhases }),
    campaign: typeRules("domain", { ...named, ...seen, aliases: texts, objective: text }, seenInOrder),
    "course-of-action": typeRules("domain", named),
    grouping: typeRules("domain", {
      name: text,
      description: text,
      "context*": vocabulary("grouping-context-ov"),
      "object_refs*": members,
    }),
    identity: typeRules(
      "domain",
      {
        ...named,
        roles: texts,
        identity_class: vocabulary("identity-class-ov"),
        sectors: list(vocabulary("industry-sector-ov")),
        contact_information: text,
      },
      recommended("identity_class"),
    ),
    incident: typeRules("domain", named),
    indicator: typeRules(
      "domain",
      {
        name: text,
        description: text,
        indicator_types: list(vocabulary("indicator-type-ov")),
        "pattern*": text,
        "pattern_type*": vocabulary("pattern-type-ov"),
        pattern_version: text,
        "valid_from*": timestamp,
        valid_until: timestamp,
        kill_chain_phases: killChainPhases,
      },
      ordered("valid_from", "valid_until", true),
      recommended("name", "description", "indicator_types"),
      patternRule,
    ),
    infrastructure: typeRules(
      "domain",
      {
        ...named,
        ...seen,
        infrastructure_types: list(vocabulary("infrastructure-type-ov")),
        aliases: texts,
        kill_chain_phases: killChainPhases,
      },
      seenInOrder,
    ),
    "intrusion-set": typeRules(
      "domain",
      {
        ...named,
        ...seen,
        aliases: texts,
        goals: texts,
        resource_level: vocabulary("attack-resource-level-ov"),
        primary_motivation: motivation,
        secondary_motivations: list(motivation),
      },
      seenInOrder,
    ),
    location: typeRules(
      "domain",
      {
        name: text,
        description: text,
        latitude: real(-90, 90),
        longitude: real(-180, 180),
        precision: real(0, Number.MAX_VALUE),
        region: vocabulary("region-ov"),
        country: text,
        administrative_area: text,
        city: text,
        street_address: text,
        postal_code: text,
      },
      anyOf("region", "country", "latitude"),
      needs("latitude", "longitude"),
      needs("longitude", "latitude"),
      needs("precision", "latitude", "longitude"),
    ),
    malware: typeRules(
      "domain",
      {
        name: text,
        description: text,
        ...seen,
        malware_types: list(vocabulary("malware-type-ov")),
        "is_family*": flag,
        aliases: texts,
        kill_chain_phases: killChainPhases,
        operating_system_refs: list(referenceTo("software")),
        architecture_execution_envs: list(vocabulary("processor-architecture-ov")),
        implementation_languages: list(vocabulary("implementation-language-ov")),
        capabilities: list(vocabulary("malware-capabilities-ov")),
        sample_refs: list(referenceTo("file", "artifact")),
      },
      seenInOrder,
      refuse(
        "name",
        "required",
        "a malware family must have a name",
        (malware) => malware.is_family === true && !Object.hasOwn(malware, "name"),
      ),
    ),
    "malware-analysis": typeRules(
      "domain",
      {
        "product*": text,
        version: text,
        host_vm_ref: referenceTo("software"),
        operating_system_ref: referenceTo("software"),
        installed_software_refs: list(referenceTo("software")),
        configuration_version: text,
        modules: texts,
        analysis_engine_version: text,
        analysis_definition_version: text,
        submitted: timestamp,
        analysis_started: timestamp,
        analysis_ended: timestamp,
        result_name: text,
        result: vocabulary("malware-result-ov"),
        analysis_sco_refs: observables,
        sample_ref: referenceTo("file", "artifact", "network-traffic"),
      },
      anyOf("result", "analysis_sco_refs"),
    ),
    note: typeRules("domain", { abstract: text, "content*": text, authors: texts, "object_refs*": members }),
    "observed-data": typeRules(
      "domain",
      {
        "first_observed*": timestamp,
        "last_observed*": timestamp,
        "number_observed*": integer(1, 999_999_999),
        objects: observedObjects,
        object_refs: list(
          reference(
            (type) => isObservableType(type) || type === "relationship",
            "an observable or a relationship",
          ),
        ),
      },
      ordered("first_observed", "last_observed"),
      anyOf("objects", "object_refs"),
      notBoth("objects", "object_refs"),
      deprecated("objects", "object_refs takes its place"),
    ),
    opinion: typeRules("domain", {
      explanation: text,
      authors: texts,
      "opinion*": oneOf("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"),
      "object_refs*": members,
    }),
    report: typeRules(
      "domain",
      {
        ...named,
        report_types: list(vocabulary("report-type-ov")),
        "published*": timestamp,
        "object_refs*": members,
      },
      recommended("report_types"),
    ),
    "threat-actor": typeRules(
      "domain",
      {
        ...named,
        ...seen,
        threat_actor_types: list(vocabulary("threat-actor-type-ov")),
        aliases: texts,
        roles: list(vocabulary("threat-actor-role-ov")),
        goals: texts,
        sophistication: vocabulary("threat-actor-sophistication-ov"),
        resource_level: vocabulary("attack-resource-level-ov"),
        primary_motivation: motivation,
        secondary_motivations: list(motivation),
        personal_motivations: list(motivation),
      },
      seenInOrder,
    ),
    tool: typeRules("domain", {
      ...named,
      tool_types: list(vocabulary("tool-type-ov")),
      aliases: texts,
      kill_chain_phases: killChainPhases,
      tool_version: text,
    }),
    vulnerability: typeRules("domain", named),
  }),
);
