import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Which rules are tried: all of axe, those with these tags, or these alone. */
export type Rules = "all" | { readonly tags: string[] } | { readonly rules: string[] };

/** What keeps somebody from using the page that is open, each rule with its first place. */
export async function violationsOf(page: Page, wanted: Rules = "all"): Promise<string[]> {
  // The rules are half a million characters: a document that has them is not given them again, as axe would do twice.
  const isThere = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder(isThere ? { page, axeSource: "undefined" } : { page });
  axe.options({ resultTypes: ["violations"] });
  if (wanted !== "all" && "tags" in wanted) axe.withTags(wanted.tags);
  if (wanted !== "all" && "rules" in wanted) axe.withRules(wanted.rules);
  // No page has frames, and without them the findings need no page of their own to be put together.
  axe.setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id} (${nodes.length} nodes, first ${String(nodes[0]?.target)})`,
  );
}
