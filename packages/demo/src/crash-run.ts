import { parseArgs } from "node:util";
import { crashRun } from "./crash.ts";
import { PARTY_NAMES } from "./testing/stage.ts";
import type { Verdict } from "./testing/verdict.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run crash -- --kills 200`: the crash test for as long as wanted. Exit code 1 when anything is wrong. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { kills: { type: "string" }, seed: { type: "string" } } });
  const kills = whole(values.kills ?? "200", "--kills");
  const seed = whole(values.seed ?? String(Date.now() % 1_000_000), "--seed");
  say(`${kills} kills, seed ${seed}`);
  const report = await crashRun({ kills, seed, say });
  const { told, released, recalled, imported, verdicts } = report;
  say(
    `${told.answered} acts answered, ${told.asked} asked again, of which ${told.repeated} had been done before the crash; ${released} releases, ${recalled} recalled, ${imported} objects by standing release.`,
  );
  const wrongs = PARTY_NAMES.flatMap((party) =>
    wrongsOf(verdicts[party]).map((wrong) => `${party}: ${wrong}`),
  );
  if (!equal(verdicts.arvenia.out, verdicts.talvia.in))
    wrongs.push("talvia did not receive what arvenia sent");
  if (!equal(verdicts.talvia.out, verdicts.arvenia.in))
    wrongs.push("arvenia did not receive what talvia sent");
  for (const wrong of wrongs) say(wrong);
  if (wrongs.length === 0)
    say(
      `Nothing lost, nothing sent twice: ${verdicts.arvenia.entries} entries verify, rebuilt views are equal.`,
    );
  return wrongs.length === 0 ? 0 : 1;
}

function whole(text: string, flag: string): number {
  if (!/^[1-9][0-9]{0,6}$/.test(text)) throw new Error(`${flag} wants a whole number from 1 on`);
  return Number(text);
}

function wrongsOf({
  lost,
  movedTwice,
  answeredTwice,
  content,
  views,
  violations,
  outstanding,
}: Verdict): string[] {
  return Object.entries({ lost, movedTwice, answeredTwice, content, views, violations, outstanding }).flatMap(
    ([what, found]) => found.map((each) => `${what}: ${JSON.stringify(each)}`),
  );
}

const equal = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, state]) => b.get(id) === state);

process.exitCode = await main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  return 2;
});
