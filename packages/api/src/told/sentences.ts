import { frAccounts } from "./fr-accounts.ts";
import { frAffair } from "./fr-affair.ts";
import { frAgreements } from "./fr-agreements.ts";
import { frAside } from "./fr-aside.ts";
import { frAsideAffair } from "./fr-aside-affair.ts";
import { frCommon } from "./fr-common.ts";
import { frFindings } from "./fr-findings.ts";
import { frLinks } from "./fr-links.ts";
import { frOperations } from "./fr-operations.ts";
import { frPortal } from "./fr-portal.ts";
import { frProducts } from "./fr-products.ts";
import type { frThings } from "./fr-words.ts";

/** Every sentence of a problem that is the product's own, with its French. What varies stands in braces in both. */
export const french = {
  ...frCommon,
  ...frAccounts,
  ...frAgreements,
  ...frAffair,
  ...frOperations,
  ...frProducts,
  ...frPortal,
  ...frAside,
  ...frAsideAffair,
  ...frLinks,
  ...frFindings,
};

/** A sentence with whatever in its gaps. */
type Filled<S extends string> = S extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : S;

/**
 * A sentence that stands in both languages, with whatever in its braces. Whoever writes a new one into a problem is told
 * by the compiler until its French stands in the catalogue.
 */
export type Sentence = Filled<keyof typeof french>;

/** Words that come in both languages already: a refusal's, or those of a library's error, by its code. */
export type Bilingual = { readonly en: string; readonly fr: string };

/** What a `not-found` can be about. */
export type Thing = keyof typeof frThings;
