import { join } from "node:path";
import { buildGallery } from "../../packages/web/src/pictures/gallery/build.ts";
import { openBrowser } from "../../packages/web/src/testing/browser.ts";
import { startFakeNode } from "../../packages/web/src/testing/fake-node.ts";
import { panned } from "../graph/panned.ts";
import type { Row } from "../row.ts";
import { scratch } from "../scratch.ts";

/** The goal names both: the first paint, and the frames while it is moved. */
const FRAMES_AT_LEAST = 30;

export const row: Row = {
  name: "graph",
  what: "graph of 2,000 nodes and 5,000 edges: first paint, then 30 frames/s on pan",
  goal: { atMost: 1500 },
  unit: "ms",
  ratioAtLeast: 1,
  async run(progress, { quick }) {
    using folder = scratch();
    const built = join(folder.directory, "gallery");
    progress(0, 3, "building the page");
    await buildGallery(built);
    await using node = await startFakeNode(built, []);
    const browser = await openBrowser();
    try {
      const size = quick ? "nodes=500&edges=1200" : "nodes=2000&edges=5000";
      // What this machine's browser chooses by itself counts; WebGL done in software stands beside it.
      const chosen = await panned(browser, `${node.url}?show=large-graph&${size}`);
      progress(2, 3, "WebGL");
      const webgl = await panned(browser, `${node.url}?show=large-graph&${size}&how=webgl`);
      return {
        value: chosen.firstPaint,
        ratio: chosen.framesPerSecond / FRAMES_AT_LEAST,
        details: { chosen, webgl },
      };
    } finally {
      await browser.close();
    }
  },
};
