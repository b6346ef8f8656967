import { createHash } from "node:crypto";
import {
  accountOperations,
  authenticatorsOperations,
  incidentOperations,
  onwardOperations,
  productDraftOperations,
  productOperations,
  relationOperations,
  samplingOperations,
} from "@entente/api";
import { playAffair } from "./affair/affair.ts";
import type { Samples } from "./every-page.ts";
import type { PartyName } from "./parties.ts";
import { play } from "./story.ts";
import type { Stage } from "./testing/stage.ts";
import { BUNDLE } from "./texts.ts";
import { until } from "./until.ts";

/**
 * Plays the opening story and the affair, and adds what neither leaves open: a question about onward transfer and an
 * import under review.
 */
export async function playEverything(stage: Stage): Promise<Samples> {
  const { cast, ports } = stage;
  const ids = await play(cast, () => undefined);
  await playAffair({ cast, ids, ports, say: () => undefined });
  return leaveOpen(stage);
}

export async function leaveOpen({ cast }: Stage): Promise<Samples> {
  await cast.arvenia["release officer"].client.call(
    productDraftOperations.draftImport,
    { query: { areas: "cyber-threats", name: "indicators-of-week-46.json" } },
    { bytes: new TextEncoder().encode(JSON.stringify(BUNDLE)), contentType: "application/stix+json" },
  );
  await askOnward(cast);
  await overseerBegins(cast);
  const { products } = await cast.arvenia["release officer"].client.call(productOperations.searchProducts, {
    query: { source: "own", limit: 100 },
  });
  const report = products.find(({ name }) => name?.startsWith("Convoy"));
  const object = products.find(({ kind, stix }) => stix !== undefined && kind.endsWith("indicator"));
  if (report === undefined || object === undefined)
    throw new Error("the story has left no report, or no object");
  return { report: report.product, object: object.product };
}

/** Talvia's overseer has begun a sample and recorded an error, so that their pages have something on them. */
async function overseerBegins(cast: Stage["cast"]): Promise<void> {
  const { client } = cast.talvia.overseer;
  const { party: partner } = await cast.arvenia["liaison officer"].client.call(relationOperations.card);
  const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const now = Date.now();
  await client.call(samplingOperations.commitSample, {
    body: {
      partner,
      of: "approvals",
      from: instant(now - 86_400_000),
      until: instant(now + 86_400_000),
      size: 2,
    },
  });
  await client.call(incidentOperations.recordError, {
    body: {
      partner,
      kind: "wrong-label",
      foundAt: instant(now - 3_600_000),
      title: "A report was marked green",
      text: "Its second portion was amber. It was recalled before anybody had read it.",
    },
  });
}

/** Talvia asks whether what it received may go on to a third party, and Arvenia has yet to answer. */
async function askOnward(cast: Stage["cast"]): Promise<void> {
  const asking = cast.talvia["release officer"].client;
  const received = await asking.call(productOperations.searchProducts, {
    query: { source: "received", limit: 1 },
  });
  await asking.call(onwardOperations.requestOnward, {
    body: {
      products: received.products.map(({ product }) => product),
      to: `sha256:${createHash("sha256").update("Ostrand").digest("base64url")}`,
      purpose: "incident-response",
      expires: `${new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 19)}Z`,
      reason: "joint-operation",
    },
  });
  await until("the question about onward transfer to arrive", async () => {
    const { items } = await cast.arvenia["release officer"].client.call(onwardOperations.listOnward);
    return items.find(({ direction, state }) => direction === "in" && state === "waiting");
  });
}

/** An invitation for somebody new, as an administrator hands it over; whoever opens it must first set a way to come back. */
export async function invite({ cast, urls }: Stage, party: PartyName): Promise<string> {
  const { client } = cast[party].administrator;
  const opened = await client.call(accountOperations.openAccount, {
    body: { name: `Mael Orvault ${Date.now() % 1000}` },
  });
  const { result } = await client.call(authenticatorsOperations.inviteAccount, {
    params: opened.result,
    body: { hours: 2 },
  });
  return `${urls[party]}${result.path}`;
}

/** The pages that need no session, or have none yet, by name. */
export async function outside(stage: Stage): Promise<Readonly<Record<string, string>>> {
  const { urls, ports } = stage;
  return {
    "sign-in": `${urls.arvenia}/`,
    invitation: await invite(stage, "arvenia"),
    verify: `${urls.arvenia}/verify.html`,
    disclosure: `http://127.0.0.1:${ports.talvia.disclosures}/`,
  };
}
