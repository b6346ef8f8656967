import { play } from "../../packages/demo/src/index.ts";
import { buildWebApp } from "../../packages/demo/src/testing/pages.ts";
import { Stage } from "../../packages/demo/src/testing/stage.ts";
import { openBrowser } from "../../packages/web/src/testing/browser.ts";
import { percentile } from "../release/percentile.ts";
import type { Row } from "../row.ts";
import { atTheDoor, readerOf, type SignedIn, signIn } from "../web/reader.ts";

const RUNS = 10;

/** Each time in a browser that has nothing of this node: from the press on *Sign in* to figures that can be opened. */
export const row: Row = {
  name: "sign-in",
  what: "sign-in to usable overview, headless, local, the slowest of ten",
  goal: { atMost: 1000 },
  unit: "ms",
  async run(progress, { quick }) {
    progress(0, RUNS, "building the page");
    await buildWebApp();
    await using stage = await Stage.open();
    await play(stage.cast, () => progress(0, RUNS, "playing the story"));
    const reader = await readerOf(stage);
    await using browser = await openBrowser();
    const runs: SignedIn[] = [];
    for (let run = 0; run < (quick ? 3 : RUNS); run++) {
      await using door = await atTheDoor(browser, reader);
      runs.push(await signIn(door.page));
      progress(run + 1, RUNS, "sign-ins");
    }
    const at = (of: keyof SignedIn, share: number) =>
      Math.round(
        percentile(
          runs.map((run) => run[of]),
          share,
        ),
      );
    return {
      value: at("usable", 1),
      details: {
        runs: runs.length,
        p50: at("usable", 0.5),
        slowest: at("usable", 1),
        passwordP50: at("password", 0.5),
        passwordSlowest: at("password", 1),
      },
    };
  },
};
