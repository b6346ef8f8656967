import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startFakeNode } from "../../packages/web/src/testing/fake-node.ts";
import { logAnswers } from "../../packages/web/src/testing/log-answers.ts";
import { RealLog } from "../../packages/web/src/testing/real-log.ts";
import type { Row } from "../row.ts";
import { scratch } from "../scratch.ts";
import { buildApp, openPage } from "../verify/page.ts";

const RUNS = 15;

/**
 * From the press to the last step shown, in a page that has verified nothing before: head, bytes and tiles are
 * fetched from a server on this machine, and signatures, hashes and proofs are recomputed. The median of several
 * entries, each in a page opened anew.
 */
export const row: Row = {
  name: "verify-in-browser",
  what: "verify one entry in the browser, log of 1,000,000",
  goal: { atMost: 300 },
  unit: "ms",
  async run(progress, { quick }) {
    const size = quick ? 20_000 : 1_000_000;
    const log = new RealLog(size, undefined, (done) => progress(done, size, "entries appended"));
    using place = scratch();
    const folder = join(place.directory, "dist");
    mkdirSync(folder);
    await buildApp(folder);
    await using node = await startFakeNode(
      folder,
      logAnswers(() => log),
    );
    await using visit = await openPage(node.url);
    const took: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      took.push(await visit.verify(Math.floor((size / RUNS) * run) + 262));
      progress(run + 1, RUNS, "entries verified");
    }
    const sorted = took.toSorted((a, b) => a - b);
    return {
      value: sorted[Math.floor(RUNS / 2)]!,
      details: { entries: size, runs: RUNS, slowestMs: sorted.at(-1), fastestMs: sorted[0] },
    };
  },
};
