import {
  type AgreementErrorCode,
  agreementFrench,
  type LifeProblemCode,
  lifeFrench,
} from "@entente/agreement";
import { type French, french, frenchOf } from "@entente/api";
import { scopeSaid } from "@entente/scope";
import { stixSaid } from "@entente/stix";
import { libraryWords } from "./library-words.ts";

/** Words about an agreement begin with their code, and are told in French by it; see `Reason` in the ledger. */
const coded = Object.fromEntries(
  Object.entries({ ...agreementFrench, ...lifeFrench } satisfies Record<
    AgreementErrorCode | LifeProblemCode,
    string
  >).map(([code, words]) => [`${code}: {detail}`, words]),
);

/** All that this node says of its own, and what the packages it is made of say, with the French of each. */
export const told: Readonly<Record<string, string>> = {
  ...french,
  ...coded,
  ...stixSaid,
  ...scopeSaid,
  ...libraryWords,
};

/** A sentence that this node gives out, in French; undefined for one that it does not know. */
export const inFrench: French = frenchOf(told);
