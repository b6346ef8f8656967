import assert from "node:assert/strict";
import { memoryReader } from "./reader.ts";
import type { Finding, FindingCode, Report } from "./report.ts";
import { type Heads, type Told, trueStory } from "./test-material.ts";
import type { Name } from "./test-side.ts";
import { verifyExport } from "./verify.ts";

/** What an export turns out to be, once the parties have done what `act` does. */
export async function after(
  act: (told: Told) => unknown,
  heads: Heads = {},
): Promise<{ report: Report; told: Told; entries: number }> {
  const told = await trueStory();
  await act(told);
  const { story } = told;
  const report = await verifyExport(memoryReader(story.files(heads)), { now: story.now });
  return { report, told, entries: story.sides.arvenia.entries.length };
}

export const violations = (report: Report): readonly Finding[] =>
  report.findings.filter(({ severity }) => severity === "violation");

/** The only violation, which has this code. */
export function only(report: Report, code: FindingCode): Finding {
  const found = violations(report);
  assert.deepEqual(
    found.map((finding) => finding.code),
    [code],
    JSON.stringify(found, null, 1),
  );
  assert.equal(report.ok, false);
  return found[0]!;
}

/** The id of the last entry of a log. */
export const last = (told: Told, name: Name) => told.story.sides[name].entries.at(-1)!.id;
