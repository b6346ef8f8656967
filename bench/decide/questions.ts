import {
  arvenia,
  type CompiledAgreement,
  compile,
  type Facts,
  factsFrom,
  specialArvenia,
  talvia,
  templates,
} from "@entente/agreement";
import { checksFor } from "../../packages/agreement/src/decide.ts";
import { ARVENIA, arvenianKey, input, TALVIA, talvianKey } from "../../packages/agreement/src/testing.ts";

const CLAUSES = 30;
const QUESTIONS = 1000;
const NOW = "2026-11-20T10:00:00Z";

/**
 * An agreement in which 30 clauses concern a release, and a thousand different products to be released under it, all
 * permitted: a permit asks every clause, a refusal stops at the first that forbids. The facts are made as a release
 * makes them, from the record that its entry holds.
 */
export function questions(): {
  compiled: CompiledAgreement;
  facts: Facts[];
  about: Record<string, number>;
} {
  const document = templates.services({
    ...input,
    parties: [
      arvenia({ id: ARVENIA, keys: [arvenianKey.pinned] }),
      talvia({ id: TALVIA, keys: [talvianKey.pinned] }),
    ],
    barredCaveats: [specialArvenia],
  });
  const here = checksFor(compile(document), factsOf(0)).map(({ clause }) => clause);
  // Clauses that concern a release, repeated under other numbers until there are thirty.
  const more = Array.from({ length: Math.max(0, CLAUSES - here.length) }, (_, n) => ({
    ...here[n % here.length]!,
    id: `90.${n + 1}`,
  }));
  const compiled = compile({ ...document, clauses: [...document.clauses, ...more] });
  const facts = Array.from({ length: QUESTIONS }, (_, n) => factsOf(n));
  return {
    compiled,
    facts,
    about: { clauses: document.clauses.length + more.length, asked: checksFor(compiled, facts[0]!).length },
  };
}

function factsOf(n: number): Facts {
  return factsFrom(
    {
      recipient: { organisation: "TLV-SIS", role: "analyst", clearance: "S" },
      purpose: "counter-terrorism",
      areas: [n % 2 === 0 ? "kessel-strait" : "ransomware"],
      purposeLimits: [],
      kinds: ["report"],
      objects: 1 + (n % 7),
      bytes: 4096 + n,
      attachments: "none",
      label: {
        originator: ARVENIA,
        policy: "XAR",
        level: "DR",
        relTo: ["XAR", "XTL"],
        caveats: [],
        text: "DR//REL TO XAR, XTL",
      },
      unknownMarkings: [],
      declares: { noProtectedPersons: true, freeTextReviewed: true },
      author: "1",
      approvals: [
        { person: "2", role: "release-officer" },
        { person: "3", role: "release-officer" },
      ],
      note: { necessity: 60, proportionality: 60, alternatives: 60 },
      consents: [],
    },
    {
      stage: "final",
      now: NOW,
      from: ARVENIA,
      to: TALVIA,
      state: { status: "in-force", suspendedAreas: [], noticeEnds: "none", reviewOverdue: false },
      quotas: [],
      input: `sha256:${String(n).padStart(43, "i")}`,
    },
  );
}
