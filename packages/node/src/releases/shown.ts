import type { AnswerOf, ProductSummary, releaseOperations } from "@entente/api";
import type { Summary } from "../products/index.ts";
import type { Compared } from "./comparing.ts";
import { isRefused, violationsIn } from "./deciding.ts";
import type { Preview } from "./proposing.ts";
import { retainUntilOf } from "./record.ts";
import type { Releases } from "./releases.ts";
import { inWords } from "./words.ts";

/** What the agreement makes of a selection, as the API tells it. */
export function decidedBy(
  releases: Releases,
  preview: Preview,
): AnswerOf<typeof releaseOperations.previewRelease> {
  const { current, decided, needed } = preview;
  return {
    agreement: current.hash,
    approvalsNeeded: needed,
    approvers: releases.approversOf(preview),
    groups: decided.map((each) => {
      const retainUntil = retainUntilOf(each.decision.obligations);
      return {
        products: each.group.members.map(({ facts }) => facts.product),
        areas: each.record.areas,
        label: each.record.label.text,
        verdict: isRefused(each) ? "refuse" : each.decision.verdict,
        violations: violationsIn(each).map((one) => inWords(one, current.hash, releases.documentOf)),
        obligations: each.decision.obligations.map(({ clause, type, phase, by }) => ({
          clause,
          type,
          phase,
          ...(by === undefined ? {} : { by }),
        })),
        ...(retainUntil === undefined ? {} : { retainUntil }),
      };
    }),
  };
}

export function comparisonOf(compared: Compared): AnswerOf<typeof releaseOperations.compareProduct> {
  const { product, source, portions, text, object, cut } = compared;
  return {
    product: summaryIn(product),
    ...(source === undefined ? {} : { source: summaryIn(source) }),
    ...(portions === undefined ? {} : { portions: [...portions] }),
    ...(text === undefined ? {} : { text }),
    ...(object === undefined ? {} : { object }),
    attachments: product.attachments.map(summaryIn),
    cut,
  };
}

const CONTENT = new Set(["blocks", "text", "portions", "object", "attachments"]);

/** What a reading, or a list, says of a product without its content. */
function summaryIn(reading: Summary): ProductSummary {
  const summary = Object.fromEntries(Object.entries(reading).filter(([name]) => !CONTENT.has(name)));
  return summary as unknown as ProductSummary;
}
