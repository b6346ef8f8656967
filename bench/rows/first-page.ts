import { agree, exchangeCards } from "../../packages/demo/src/index.ts";
import { buildWebApp } from "../../packages/demo/src/testing/pages.ts";
import { Stage } from "../../packages/demo/src/testing/stage.ts";
import { openBrowser } from "../../packages/web/src/testing/browser.ts";
import type { Row } from "../row.ts";
import { atTheDoor, readerOf, signIn } from "../web/reader.ts";

/** What the browser's own log of requests names, from the sign-in page to the overview with its figures. */
export const row: Row = {
  name: "first-page",
  what: "JavaScript for the first page, gzip: sign-in and overview",
  goal: { atMost: 140 },
  unit: "KB",
  async run(progress) {
    progress(0, 3, "building the page");
    await buildWebApp();
    await using stage = await Stage.open();
    await agree(stage.cast, await exchangeCards(stage.cast));
    const reader = await readerOf(stage);
    progress(2, 3, "opening the page");
    await using browser = await openBrowser();
    await using door = await atTheDoor(browser, reader);
    const before = await door.scripts.total();
    await signIn(door.page, { open: false });
    const after = await door.scripts.total();
    const sum = (files: ReadonlyMap<string, number>) =>
      [...files.values()].reduce((all, one) => all + one, 0);
    const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;
    return {
      value: kilobytes(sum(after)),
      details: {
        signInPageKB: kilobytes(sum(before)),
        files: Object.fromEntries([...after].map(([name, bytes]) => [name, kilobytes(bytes)])),
      },
    };
  },
};
