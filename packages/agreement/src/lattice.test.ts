import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { compile } from "./compile.ts";
import { decide, verdictOf } from "./decide.ts";
import type { AgreementDocument, PartyId } from "./document.ts";
import type { Facts } from "./facts.ts";
import type { Label } from "./label.ts";
import { ARVENIA, permitted, recipient, servicesAgreement, TALVIA, withParams } from "./testing.ts";

/**
 * The lattice of agreement.md §12, tried whole: levels × caveats × releasability × purposes × clearances,
 * in both directions. What must hold is written without looking at how clauses decide.
 */
const document = servicesAgreement();
const compiled = compile(document);

type Side = {
  readonly policy: string;
  readonly from: PartyId;
  readonly to: PartyId;
  readonly country: string;
  readonly organisation: string;
};
const sides: readonly Side[] = [
  { policy: "XAR", from: ARVENIA, to: TALVIA, country: "XTL", organisation: "TLV-SIS" },
  { policy: "XTL", from: TALVIA, to: ARVENIA, country: "XAR", organisation: "ARV-DRG" },
];
const ladderOf = (party: PartyId, from: AgreementDocument = document) =>
  from.parties.find(({ id }) => id === party)?.ladder ?? [];
const rank = (party: PartyId, level: string): number =>
  ladderOf(party).find(({ code }) => code === level)?.rank ?? -1;

const caveatSets = subsets(["NOFORN", "ORCON", "SPECIAL-ARVENIE", "UNHEARD-OF"]);
const relTos: readonly (readonly string[] | undefined)[] = [
  undefined,
  [],
  ["XOS"],
  ["XAR"],
  ["XTL"],
  ["XAR", "XTL"],
];
const purposes = ["counter-terrorism", "crisis-warning", "cyber-defence", "curiosity"];

function subsets<T>(of: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: 2 ** of.length }, (_, mask) => of.filter((_one, bit) => (mask >> bit) & 1));
}

type Point = {
  readonly side: Side;
  readonly label: Label;
  readonly clearance: string;
  readonly purpose: string;
};

function* points(): Generator<Point> {
  for (const side of sides)
    for (const level of [...ladderOf(side.from).map(({ code }) => code), "SCI"])
      for (const caveats of caveatSets)
        for (const relTo of relTos)
          for (const { code: clearance } of ladderOf(side.to))
            for (const purpose of purposes) {
              const label: Label = {
                originator: side.from,
                policy: side.policy,
                level,
                caveats,
                text: "",
                ...(relTo === undefined ? {} : { relTo }),
              };
              yield { side, label, clearance, purpose };
            }
}

function factsAt({ side, label, clearance, purpose }: Point): Facts {
  const { from, to, organisation } = side;
  return permitted({ from, to, label, purpose, recipient: { ...recipient, organisation, clearance } });
}

/** What a careful person would allow, said in one place and in other words than the clauses. */
function shouldPermit({ side, label, clearance, purpose }: Point): boolean {
  const level = rank(side.from, label.level);
  return (
    label.level !== "NONE" &&
    level >= 0 &&
    level <= 3 &&
    level <= rank(side.to, clearance) &&
    label.caveats.every((caveat) => caveat === "ORCON") &&
    label.relTo?.includes(side.country) === true &&
    purpose !== "curiosity"
  );
}

/** Rounding up makes CONFIDENTIAL need SECRET in Arvenia, which has no step between. */
function needsMore({ side, label, clearance }: Point): boolean {
  return side.to === ARVENIA && label.level === "C" && clearance === "DR";
}

describe("the whole lattice of labels", () => {
  it("permits exactly what the parties meant to permit", () => {
    let count = 0;
    let permits = 0;
    for (const point of points()) {
      count++;
      const expected = shouldPermit(point) && !needsMore(point);
      const verdict = verdictOf(compiled, factsAt(point));
      if (verdict !== "refuse") permits++;
      assert.equal(verdict !== "refuse", expected, JSON.stringify(point));
    }
    assert.ok(count > 10_000 && count < 100_000, String(count));
    assert.ok(permits > 100, String(permits));
  });

  it("loses no rank through equivalence", () => {
    for (const side of sides)
      for (const { code: level } of ladderOf(side.from).filter(
        (step) => step.rank <= 3 && step.code !== "NONE",
      )) {
        const label: Label = {
          originator: side.from,
          policy: side.policy,
          level,
          relTo: [side.country],
          caveats: [],
          text: "",
        };
        const { obligations } = decide(
          compiled,
          factsAt({ side, label, clearance: "TS", purpose: "crisis-warning" }),
        );
        const mark = obligations.find(({ kind, type }) => kind === "equivalence" && type === "mark")?.detail
          .level;
        assert.equal(typeof mark, "string");
        assert.ok(rank(side.to, String(mark)) >= rank(side.from, level), `${level} -> ${mark}`);
      }
  });

  it("never widens when a country is taken off the list", () => {
    for (const point of points()) {
      const { relTo } = point.label;
      if (relTo === undefined || relTo.length === 0 || verdictOf(compiled, factsAt(point)) !== "refuse")
        continue;
      for (const country of relTo) {
        const label: Label = { ...point.label, relTo: relTo.filter((one) => one !== country) };
        assert.equal(verdictOf(compiled, factsAt({ ...point, label })), "refuse");
      }
    }
  });

  it("never widens when a caveat is added", () => {
    for (const point of points()) {
      if (verdictOf(compiled, factsAt(point)) !== "refuse") continue;
      for (const caveat of ["NOFORN", "ORCON"]) {
        const label: Label = { ...point.label, caveats: [...new Set([...point.label.caveats, caveat])] };
        assert.equal(verdictOf(compiled, factsAt({ ...point, label })), "refuse");
      }
    }
  });

  it("an amendment permits only what its change says", () => {
    const wider = compile(
      withParams(document, "ceiling", {
        maxLevels: [
          { originator: ARVENIA, level: "TS" },
          { originator: TALVIA, level: "S" },
        ],
      }),
    );
    for (const point of points()) {
      const facts = factsAt(point);
      const [before, after] = [verdictOf(compiled, facts), verdictOf(wider, facts)];
      if (before === after) continue;
      // Only Arvenia's top level became releasable, nothing else moved.
      assert.deepEqual([before, point.label.level, point.side.from], ["refuse", "TS", ARVENIA]);
      assert.deepEqual(
        decide(compiled, facts).violations.map(({ kind }) => kind),
        ["ceiling"],
      );
    }
  });
});
