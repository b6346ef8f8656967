import { type CompiledAgreement, compile, type Facts } from "@entente/agreement";
import { checksFor } from "../../packages/agreement/src/decide.ts";
import { permitted, servicesAgreement } from "../../packages/agreement/src/testing.ts";

const CLAUSES = 30;
const QUESTIONS = 1000;

/**
 * An agreement in which 30 clauses concern a release, and a thousand different products to be released under it, all
 * permitted: a permit asks every clause, a refusal stops at the first that forbids.
 */
export function questions(): {
  compiled: CompiledAgreement;
  facts: Facts[];
  about: Record<string, number>;
} {
  const document = servicesAgreement();
  const concerned = (clauses: typeof document.clauses) =>
    checksFor(compile({ ...document, clauses }), permitted());
  const here = concerned(document.clauses).map(({ clause }) => clause);
  // Clauses that concern a release, repeated under other numbers until there are thirty.
  const more = Array.from({ length: Math.max(0, CLAUSES - here.length) }, (_, n) => ({
    ...here[n % here.length]!,
    id: `90.${n + 1}`,
  }));
  const compiled = compile({ ...document, clauses: [...document.clauses, ...more] });
  const facts = Array.from({ length: QUESTIONS }, (_, n) =>
    permitted({
      input: `sha256:${String(n).padStart(43, "i")}`,
      bytes: 1000 + n,
      objects: 1 + (n % 7),
      areas: [n % 2 === 0 ? "kessel-strait" : "ransomware"],
    }),
  );
  return {
    compiled,
    facts,
    about: { clauses: document.clauses.length + more.length, asked: checksFor(compiled, facts[0]!).length },
  };
}
