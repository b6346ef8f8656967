import { actions } from "./actions.ts";
import { compile } from "./compile.ts";
import { type Digest, digestOfValue } from "./crypto.ts";
import { decide } from "./decide.ts";
import { pairsOf } from "./directions.ts";
import type { AgreementDocument, AgreementParty, Direction } from "./document.ts";
import { type Facts, unknownFacts } from "./facts.ts";
import type { Label } from "./label.ts";
import { agreementHash, readAgreement } from "./read.ts";

export type Verification = {
  readonly hash: Digest;
  readonly rulesHash: Digest;
  /** Digest of what this software decides on example cases drawn from the document itself. */
  readonly results: Digest;
  /** Digest of the three: what parties compare before they finalise (agreement.md §3). */
  readonly digest: Digest;
};

/**
 * What each party computes for itself from the signed bytes. If two digests differ, the two nodes would not
 * decide alike, and the negotiation ends there.
 * @throws {AgreementError}
 */
export function verificationOf(bytes: Uint8Array): Verification {
  const document = readAgreement(bytes);
  const compiled = compile(document);
  const results = digestOfValue(
    exampleFacts(document).map((facts) => {
      const { verdict, violations, obligations } = decide(compiled, facts);
      return { verdict, violations, obligations };
    }),
  );
  const parts = { hash: agreementHash(bytes), rulesHash: compiled.rulesHash, results };
  return { ...parts, digest: digestOfValue(parts) };
}

/** Every act in every direction with nothing established, then every label a party could write. */
export function exampleFacts(document: AgreementDocument): readonly Facts[] {
  return pairsOf(document).flatMap((direction) => [
    ...actions.map((action) => unknownFacts({ action, ...direction, now: EXAMPLE_TIME })),
    ...labelledFacts(document, direction),
  ]);
}

/** Any fixed moment will do; both sides must use the same. */
const EXAMPLE_TIME = "2026-01-01T00:00:00Z";

function labelledFacts(document: AgreementDocument, direction: Direction): readonly Facts[] {
  const { areas, purposes, caveats } = document.vocab;
  const giver = document.parties.find(({ id }) => id === direction.from);
  const taker = document.parties.find(({ id }) => id === direction.to);
  if (giver === undefined || taker === undefined) return [];
  const base = unknownFacts({ action: "release", ...direction, now: EXAMPLE_TIME });
  const subjects = areas.flatMap((area) =>
    purposes.map(
      (purpose): Facts => ({ ...base, areas: [area.code], purpose: purpose.code, purposeLimits: "none" }),
    ),
  );
  const labels = giver.ladder.flatMap(({ code }) =>
    [[], ...caveats.map((caveat) => [caveat.code])].flatMap((marks) => [
      exampleLabel(giver, code, marks),
      { ...exampleLabel(giver, code, marks), relTo: [taker.country] },
    ]),
  );
  return [...subjects, ...labels.map((label): Facts => ({ ...base, label, unknownMarkings: [] }))];
}

function exampleLabel({ id, policy }: AgreementParty, level: string, caveats: readonly string[]): Label {
  return { originator: id, policy, level, caveats, text: "" };
}
