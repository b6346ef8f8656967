import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemError, releaseOperations } from "@entente/api";
import { EntenteNode, keyPortOf, readConfig, serveNode } from "@entente/node";
import { inAgreement, received, release, write } from "./story.ts";
import { openStopped } from "./testing/inspect.ts";
import { relationAt, settled } from "./testing/settled.ts";
import { staged } from "./testing/staged.ts";
import { utter } from "./testing/utter.ts";
import { until } from "./until.ts";

/** What a person meets when a clock jumps, or when the partner's node answers badly or shows less than before. */

const { stage, given: ids } = await staged(
  async ({ cast }) => {
    // In force for longer than the clock will jump back.
    const ids = await inAgreement(cast, Date.now() - 2 * 3_600_000);
    await settled(cast, ids);
    return ids;
  },
  { gateways: true },
);
const { cast } = stage;

let written = 0;
const releaseOne = async (from: "arvenia" | "talvia" = "arvenia"): Promise<string> => {
  const text = `TLP:GREEN\n\n(TLP:GREEN) Ship ${++written} passed at noon.\n`;
  return release(cast, ids, from, [await write(cast, from, `Passage ${written}`, text)]);
};

/** Arvenia's log as Talvia sees it. */
const theirLog = async () => (await relationAt(cast, ids, "talvia")).logs.find(({ mine }) => !mine)!;

async function stoppedAt(party: "arvenia" | "talvia", pattern: RegExp): Promise<string> {
  return until(`${party} to stop releases`, async () => {
    const { stopped } = await relationAt(cast, ids, party);
    return stopped !== undefined && pattern.test(stopped) ? stopped : undefined;
  });
}

/** A release is refused, and the refusal says what the relation says. */
async function refusedWith(party: "arvenia" | "talvia", why: string): Promise<void> {
  const refused = await releaseOne(party).catch((cause: unknown) => cause);
  assert.ok(refused instanceof ProblemError, `a release went out although: ${why}`);
  assert.equal(refused.problem.status, 409);
  assert.ok(refused.problem.detail?.includes(why), `"${refused.problem.detail}" does not say "${why}"`);
}

for (const [what, passage, state, why] of [
  ["garbage", "garbage", "refused", /partner|sign/i],
  ["nothing at all", "silence", "unreachable", /did not answer in time/],
] as const) {
  test(`a partner that answers ${what} is shown as a problem, brings nothing in, and is read on when it answers again`, async () => {
    const gate = stage.gateway("arvenia");
    const before = await theirLog();
    gate.passage = () => passage;
    const id = await releaseOne();
    const seen = await until("the trouble to be shown", async () => {
      const log = await theirLog();
      return log.state === state && why.test(log.why ?? "") ? log : undefined;
    });
    assert.equal(seen.size, before.size);
    gate.passage = () => "pass";
    // The next release rings: nobody has to wait for the next look.
    const next = await releaseOne();
    await received(cast, "arvenia", id);
    await received(cast, "arvenia", next);
    await settled(cast, ids);
    // A question of before may still be waiting for its answer, and is told as a problem when that does not come.
    await until("the trouble to be over", async () => ((await theirLog()).state === "ok" ? true : undefined));
  });
}

test("a clock that jumps back an hour stops signing and releases, says why, and all goes on when it is right", async () => {
  await stage.stop("arvenia");
  const config = readConfig(stage.directories.arvenia);
  let offset = 0;
  const now = () => Date.now() + offset;
  const node = await EntenteNode.open({ config, keyring: keyPortOf(config, {}).load(), now });
  const served = await serveNode(node, config, "silent");
  try {
    await received(cast, "arvenia", await releaseOne());
    await settled(cast, ids);
    offset = -3_600_000;
    const held = await releaseOne();
    const why = await stoppedAt(
      "arvenia",
      /the clock is \d+ s behind the last signature; set the clock of this machine right/,
    );
    await refusedWith("arvenia", why.replace(/\d+ s behind.*/, ""));
    const parts = await cast.arvenia["release officer"].client.call(releaseOperations.getRelease, {
      params: { release: held },
    });
    assert.deepEqual(
      parts.parts.map((part) => part.state),
      ["announced"],
      "what was recorded under the wrong clock is not signed, and has not left",
    );
    offset = 0;
    await until("releases to be possible again", async () =>
      (await relationAt(cast, ids, "arvenia")).stopped === undefined ? true : undefined,
    );
    await received(cast, "arvenia", held);
    await settled(cast, ids);
  } finally {
    await served.close();
    await stage.start("arvenia");
  }
});

test("entries that are no JSON, or not in its one form, are set aside with a reason, and what follows is taken in", async () => {
  await settled(cast, ids);
  await stage.stop("talvia");
  {
    await using node = await openStopped(stage.directories.talvia);
    await utter(node, ids.arvenia, "twice", '{"v":1,"v":2}');
    await utter(node, ids.arvenia, "binary", "\u0000\u0001 no JSON at all");
  }
  await stage.start("talvia");
  await received(cast, "talvia", await releaseOne("talvia"));
  const { aside, stopped } = await relationAt(cast, ids, "arvenia");
  assert.equal(aside.length, 2);
  for (const { reason } of aside) assert.match(reason, /not canonical JSON/);
  assert.equal(stopped, undefined);
});

test("a partner restored from an old copy stops releases on both sides, each saying why", async () => {
  await settled(cast, ids);
  const back = await stage.copied("talvia");
  await received(cast, "talvia", await releaseOne("talvia"));
  await settled(cast, ids);

  await back();

  const there = await stoppedAt(
    "talvia",
    /the partner has cosigned \d+ entries of this log, this node has signed only \d+/,
  );
  await refusedWith("talvia", there);
  const here = await stoppedAt(
    "arvenia",
    /published \d+ entries before and shows only \d+ now; it must recover the rest/,
  );
  await refusedWith("arvenia", here);
  const own = (await relationAt(cast, ids, "talvia")).logs.find(({ mine }) => mine)!;
  assert.equal(own.state, "rolled-back");
});
