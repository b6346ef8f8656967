import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Compartment, compartmentId, readCompartment, writeCompartment } from "./compartment.ts";
import { readMarking, writeMarking } from "./marking-label.ts";
import { arvenia, rules } from "./test-desk.ts";

const base: Compartment = {
  originator: arvenia,
  label: { policy: "XAR", level: "R", caveats: ["MARE", "NOFORN"], relTo: ["XTL", "XOS"] },
  areas: ["strait", "cyber"],
  purposes: [],
  kind: "report",
  unknownMarkings: ["b", "a"],
};

test("equal facts make one compartment, whatever their order; any other fact makes another", () => {
  const id = (compartment: Compartment) => compartmentId(writeCompartment(compartment));
  const turned = { ...base, areas: ["cyber", "strait", "cyber"], unknownMarkings: ["a", "b"] };
  assert.equal(id(turned), id(base));
  const { relTo: _, ...nobody } = base.label;
  const others: Compartment[] = [
    { ...base, originator: "other" },
    { ...base, areas: ["strait"] },
    { ...base, purposes: ["customs"] },
    { ...base, kind: "stix" },
    { ...base, unknownMarkings: [] },
    { ...base, unit: "naval" },
    { ...base, theatre: "north" },
    { ...base, handledAs: "S" },
    { ...base, label: nobody },
    { ...base, label: { ...base.label, relTo: [] } },
    { ...base, label: { ...base.label, level: "S" } },
  ];
  assert.equal(new Set([base, ...others].map(id)).size, others.length + 1);
});

test("no list of unknown markings makes an entry too long, and none reads as no marking", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 3000 }), { minLength: 1, maxLength: 40 }),
      (markings) => {
        const wellFormed = markings.map((each) => each.toWellFormed());
        const text = writeCompartment({ ...base, unknownMarkings: wellFormed });
        assert.ok(Buffer.byteLength(text) < 6000);
        assert.ok(readCompartment(text).unknownMarkings.length > 0);
      },
    ),
    { numRuns: 50 },
  );
});

test("a marking written from a label reads back as that label", () => {
  for (const line of [
    "SECRET",
    "RESTRICTED//REL TO XOS, XTL//MARE",
    "UNCLASSIFIED//NOFORN//H1",
    "TLP:AMBER+STRICT",
  ]) {
    const { label, unknown } = readMarking(line, arvenia, rules);
    const again = readMarking(writeMarking(label!, rules), arvenia, rules);
    assert.deepEqual([{ ...again.label, text: line }, again.unknown, unknown], [label, [], []]);
  }
});
