import { after } from "node:test";
import { type Ids, inAgreement, play } from "../story.ts";
import { buildWebApp, Pages } from "./pages.ts";
import { Stage, type StageOptions } from "./stage.ts";

/** What happens at two nodes before the tests of a file begin; they go on with what it gives. */
export type Opening<T> = (stage: Stage) => Promise<T>;

export const agreementInForce: Opening<Ids> = ({ cast }) => inAgreement(cast);
export const storyPlayed: Opening<Ids> = ({ cast }) => play(cast, () => undefined);

export type Staged<T> = { readonly stage: Stage; readonly given: T };

/** Two nodes for all the tests of the file that calls this, after an opening. */
export function staged<T>(opening: Opening<T>, options: StageOptions = {}): Promise<Staged<T>> {
  return untilAllTestsAreOver(async (kept) => {
    const stage = kept.use(await Stage.open(options));
    return { stage, given: await opening(stage) };
  });
}

/** The same, and people at the pages of both nodes. */
export function stagedInBrowser<T>(opening: Opening<T>): Promise<Staged<T> & { readonly pages: Pages }> {
  return untilAllTestsAreOver(async (kept) => {
    // Nodes list the files of the web app when they start.
    await buildWebApp();
    const stage = kept.use(await Stage.open());
    const given = await opening(stage);
    return { stage, given, pages: kept.use(await Pages.open(stage)) };
  });
}

/** Leaves nothing behind: neither after the last test, nor where `build` fails half-way. */
async function untilAllTestsAreOver<T>(build: (kept: AsyncDisposableStack) => Promise<T>): Promise<T> {
  await using building = new AsyncDisposableStack();
  const built = await build(building);
  const kept = building.move();
  after(() => kept.disposeAsync());
  return built;
}
