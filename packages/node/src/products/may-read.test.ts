import assert from "node:assert/strict";
import { test } from "node:test";
import type { Compartment } from "./compartment.ts";
import { mayRead } from "./may-read.ts";
import { arvenia, rules, session, talvia } from "./test-desk.ts";

type Parts = Partial<Omit<Compartment, "label">> & { label?: Partial<Compartment["label"]> };

const compartment = ({ label, ...more }: Parts = {}): Compartment => ({
  originator: arvenia,
  label: { policy: "XAR", level: "R", caveats: [], ...label },
  areas: ["strait"],
  purposes: [],
  kind: "report",
  unknownMarkings: [],
  ...more,
});
const community = { policy: "COMMUNITY", level: "NONE" };

const cases: [rule: string, who: Parameters<typeof session>[0], what: Parts, may: boolean][] = [
  ["a level below the clearance is read", { clearance: "S" }, {}, true],
  ["a level at the clearance is read", { clearance: "R" }, {}, true],
  ["a level above the clearance is not", { clearance: "U" }, {}, false],
  ["a level that the ladder does not know is read by nobody", {}, { label: { level: "X" } }, false],
  [
    "a clearance that the ladder does not know reads nothing",
    { clearance: "X" },
    { label: { level: "U" } },
    false,
  ],
  [
    "a foreign level without an equivalent is read by nobody",
    {},
    { label: { policy: "XTL" }, originator: talvia },
    false,
  ],
  [
    "a foreign level is read as the level it is handled as",
    { clearance: "R" },
    { label: { policy: "XTL", level: "TL-2" }, handledAs: "R" },
    true,
  ],
  [
    "and not below it",
    { clearance: "R" },
    { label: { policy: "XTL", level: "TL-2" }, handledAs: "S" },
    false,
  ],
  ["what is bound to a unit is read by its members", { units: ["naval"] }, { unit: "naval" }, true],
  ["and by nobody else", { units: ["air"] }, { unit: "naval" }, false],
  ["a caveat of a unit keeps others out", { units: ["air"] }, { label: { caveats: ["MARE"] } }, false],
  ["a caveat that nobody knows keeps everybody out", {}, { label: { caveats: ["OWL"] } }, false],
  ["a caveat about foreigners keeps none of our people out", {}, { label: { caveats: ["NOFORN"] } }, true],
  [
    "a community item is read from the lowest clearance on",
    { clearance: "U" },
    { label: { ...community, tlp: "amber" } },
    true,
  ],
  [
    "a community item handled at the community's level is read like any",
    { clearance: "U" },
    { label: { ...community, tlp: "amber" }, handledAs: "NONE", originator: talvia },
    true,
  ],
  [
    "a level of the ladder on a community item still counts",
    { clearance: "U" },
    { label: { ...community, tlp: "amber" }, handledAs: "S", originator: talvia },
    false,
  ],
  ["TLP:RED is for the named units", { units: ["naval"] }, { label: { ...community, tlp: "red" } }, false],
  [
    "TLP:RED is for the named units, and they read it",
    { units: ["watch"] },
    { label: { ...community, tlp: "red" } },
    true,
  ],
  [
    "TLP:RED bound to a unit is read there",
    { units: ["naval"] },
    { label: { ...community, tlp: "red" }, unit: "naval" },
    true,
  ],
  [
    "a community item without a colour is for the top of the ladder",
    { clearance: "R" },
    { label: community },
    false,
  ],
  ["and is read there", { clearance: "S" }, { label: community }, true],
  ["an unknown marking takes the top of the ladder", { clearance: "R" }, { unknownMarkings: ["OWL"] }, false],
];

for (const [rule, who, what, may] of cases) {
  test(rule, () => assert.equal(mayRead(rules, session(who), compartment(what)), may));
}
