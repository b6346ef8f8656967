import { setTimeout as passing } from "node:timers/promises";
import { createClient, releaseOperations, standingOperations } from "@entente/api";
import { otherOf, type PartyName } from "./parties.ts";
import { type Cast, type Ids, importBundle, inAgreement, received, release, stand, write } from "./story.ts";
import { bundleOf } from "./testing/bundle.ts";
import { differencesIn, openStopped } from "./testing/inspect.ts";
import { persistent, Told } from "./testing/persistent.ts";
import { seeded } from "./testing/random.ts";
import { settled } from "./testing/settled.ts";
import { PARTY_NAMES, Stage } from "./testing/stage.ts";
import { judge, type Verdict } from "./testing/verdict.ts";
import { until } from "./until.ts";

export type CrashOptions = {
  readonly kills: number;
  /** The same seed kills the same nodes after the same pauses; what they are doing then is the machine's. */
  readonly seed: number;
  readonly say?: (line: string) => void;
};

export type CrashReport = {
  readonly kills: Readonly<Record<PartyName, number>>;
  readonly told: Told;
  readonly released: number;
  readonly recalled: number;
  readonly imported: number;
  /** What is wrong at each node after it all; empty lists when nothing is. */
  readonly verdicts: Readonly<Record<PartyName, Verdict>>;
};

/** Milliseconds from a sign of work after a start to the kill, and from the kill to the next start, at most. */
const LIFE = 700;
const DEATH = 150;
/** Objects in each bundle that the standing release sends on. */
const BUNDLE_SIZE = 6;

/** What one party's people have done so far. */
type Deeds = { releases: string[]; recalled: Set<string>; objects: number };

/**
 * Plays releases, imports and recalls in both directions while nodes are ended by `kill -9` at random points and
 * started again, and looks afterwards at what both have kept.
 *
 * 1. Cards, an agreement and a standing release, undisturbed.
 * 2. People at both nodes work; whoever gets no answer asks again with the same key. Meanwhile the killer kills.
 * 3. Every release reaches its end, both logs stand whole and cosigned on both sides.
 * 4. Both nodes are stopped. Views are compared with rebuilt ones, and the logs are verified from outside.
 */
export async function crashRun({ kills, seed, say = () => undefined }: CrashOptions): Promise<CrashReport> {
  await using stage = await Stage.open();
  const told = new Told();
  const cast = stage.castWith(({ name, token }, party) => ({
    name,
    token,
    client: createClient({ base: stage.urls[party], token, fetch: persistent(told, party) }),
  }));
  const ids = await inAgreement(cast);
  const standing = await stand(cast, ids, "arvenia", ["stix:indicator"], 1_000_000);

  const random = seeded(seed);
  const deeds = { arvenia: freshDeeds(), talvia: freshDeeds() };
  const killed = { arvenia: 0, talvia: 0 };
  const stop = new AbortController();
  const working = PARTY_NAMES.map((party, n) =>
    work({ cast, ids, party, random: seeded(seed + n + 1), deeds: deeds[party], until: stop.signal }),
  );
  // A worker that fails ends the killing, too: its failure is what has to be seen.
  const failed = Promise.all(working).then(() => new Promise<never>(() => undefined));
  try {
    for (let n = 1; n <= kills; n++) {
      const party = random() < 0.5 ? "arvenia" : "talvia";
      await Promise.race([
        failed,
        killOnce(stage, told, party, random, (when) => say(`${n}/${kills} ${when}`)),
      ]);
      killed[party]++;
    }
  } finally {
    stop.abort();
    await Promise.allSettled(working);
  }
  await Promise.all(working);

  await ends(cast, standing, deeds);
  await settled(cast, ids, 120);
  await stage.stopBoth();
  const verdicts = {
    arvenia: await verdictOf(stage, ids, "arvenia", told),
    talvia: await verdictOf(stage, ids, "talvia", told),
  };
  const { arvenia, talvia } = deeds;
  return {
    kills: killed,
    told,
    released: arvenia.releases.length + talvia.releases.length,
    recalled: arvenia.recalled.size + talvia.recalled.size,
    imported: arvenia.objects,
    verdicts,
  };
}

const freshDeeds = (): Deeds => ({ releases: [], recalled: new Set(), objects: 0 });

async function killOnce(
  stage: Stage,
  told: Told,
  party: PartyName,
  random: () => number,
  say: (when: string) => void,
): Promise<void> {
  const before = told.answered;
  await until("an act to be answered between two kills", async () =>
    told.answered > before ? true : undefined,
  );
  // The random point itself: nothing is waited for.
  await passing(random() * LIFE);
  const doing = [...told.open].join(", ");
  await stage.kill(party);
  say(`${party} killed during ${doing === "" ? "background work" : doing}`);
  await passing(random() * DEATH);
  await stage.start(party);
}

type Worker = {
  readonly cast: Cast;
  readonly ids: Ids;
  readonly party: PartyName;
  readonly random: () => number;
  readonly deeds: Deeds;
  readonly until: AbortSignal;
};

async function work(worker: Worker): Promise<void> {
  const { cast, ids, party, random, deeds } = worker;
  for (let n = 0; !worker.until.aborted; n++) {
    const chance = random();
    if (chance < 0.25 && party === "arvenia") {
      await importBundle(cast, party, bundleOf(n, BUNDLE_SIZE));
      deeds.objects += BUNDLE_SIZE;
    } else if (chance < 0.45 && deeds.releases.length > deeds.recalled.size) {
      await recallOne(worker);
    } else {
      const product = await write(cast, party, `Report ${n} of ${party}`, textOf(party, n));
      deeds.releases.push(await release(cast, ids, party, [product]));
    }
  }
}

async function recallOne({ cast, party, random, deeds }: Worker): Promise<void> {
  const open = deeds.releases.filter((id) => !deeds.recalled.has(id));
  // Mostly one that has long been received; sometimes one that is still on its way.
  const id = random() < 0.8 ? open[0]! : open.at(-1)!;
  await cast[party]["release officer"].client.call(releaseOperations.recallRelease, {
    params: { release: id },
    body: { reason: "inaccurate" },
  });
  deeds.recalled.add(id);
}

const textOf = (party: PartyName, n: number): string =>
  `TLP:GREEN\n\n(TLP:GREEN) Ship ${n} seen by ${party}, on course, nothing to remark.\n\nTLP:GREEN\n`;

/** Waits until every release has come to its end: received, or recalled and purged. */
async function ends(cast: Cast, standing: string, deeds: Record<PartyName, Deeds>): Promise<void> {
  for (const party of PARTY_NAMES) {
    for (const id of deeds[party].releases)
      await received(cast, party, id, deeds[party].recalled.has(id) ? "recalled" : "received");
  }
  const { client } = cast.arvenia["release officer"];
  await until("everything under the standing release to be received", async () => {
    const { items } = await client.call(standingOperations.listStanding);
    const used = items.find(({ id }) => id === standing)?.used;
    if (used !== deeds.arvenia.objects) return undefined;
    const open = await client.call(releaseOperations.listParts, {
      query: { direction: "out", state: "announced", limit: 1 },
    });
    return open.items.length === 0 ? true : undefined;
  });
}

async function verdictOf(stage: Stage, ids: Ids, party: PartyName, told: Told): Promise<Verdict> {
  const directory = stage.directories[party];
  const differences = differencesIn(directory);
  await using node = await openStopped(directory);
  return await judge(node, ids[otherOf(party)], told.entries, differences);
}
