import {
  type AnswerOf,
  agreementOperations,
  ProblemError,
  productOperations,
  relationOperations,
  releaseOperations,
  standingOperations,
} from "@entente/api";
import { otherOf, PARTIES, type PartyName, PEOPLE, type Person, THEATRE, UNIT } from "./parties.ts";
import { type Actor, signIn } from "./person.ts";
import type { Links } from "./setup.ts";
import { BUNDLE, CONVOY, NOTE, REPLY, SOURCE } from "./texts.ts";
import { until } from "./until.ts";

export type Cast = Readonly<Record<PartyName, Readonly<Record<Person, Actor>>>>;
export type Say = (line: string) => void;

/** Signs everybody in, at both nodes. */
export async function gather(
  urls: Readonly<Record<PartyName, string>>,
  links: Readonly<Record<PartyName, Links>>,
): Promise<Cast> {
  const at = async (party: PartyName) => {
    const people: Partial<Record<Person, Actor>> = {};
    for (const person of PEOPLE) people[person] = await signIn(urls[party], links[party][person]);
    return people as Record<Person, Actor>;
  };
  return { arvenia: await at("arvenia"), talvia: await at("talvia") };
}

export type Ids = Readonly<Record<PartyName, string>>;

/** 1. Cards change hands, and two people read the fingerprints to each other. */
export async function exchangeCards(cast: Cast): Promise<Ids> {
  const file = (party: PartyName) => cast[party]["liaison officer"].client.call(relationOperations.card);
  const cards = { arvenia: await file("arvenia"), talvia: await file("talvia") };
  for (const party of ["arvenia", "talvia"] as const) {
    const { card, signature, fingerprint } = cards[otherOf(party)];
    await cast[party]["liaison officer"].client.call(relationOperations.pair, {
      body: { card: { card, signature }, fingerprint },
    });
  }
  return { arvenia: cards.arvenia.party, talvia: cards.talvia.party };
}

const AREAS = [
  { code: "maritime-security", name: { en: "maritime security", fr: "sûreté maritime" } },
  { code: "cyber-threats", name: { en: "cyber threats", fr: "menaces informatiques" } },
];

const party = (name: PartyName) => {
  const { organisation, overseer } = PARTIES[name];
  return { organisations: [organisation], overseer: { body: overseer } };
};

type Document = AnswerOf<typeof agreementOperations.fillTemplate>["document"];

/** 2. An agreement is filled in, countered once, accepted, signed by both, and comes into force. */
export async function agree(cast: Cast, ids: Ids, now = Date.now()): Promise<string> {
  const ours = cast.arvenia["liaison officer"].client;
  const theirs = cast.talvia["liaison officer"].client;
  const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  const { document } = await ours.call(agreementOperations.fillTemplate, {
    params: { template: "certs" },
    body: {
      partner: ids.talvia,
      us: party("arvenia"),
      them: party("talvia"),
      areas: AREAS,
      retentionDays: 365,
      from: instant(now - 60_000),
      until: instant(now + 400 * 86_400_000),
      maxTlp: "amber",
    },
  });
  const offered = await ours.call(agreementOperations.offerAgreement, {
    params: { partner: ids.talvia },
    body: { document },
  });
  const { negotiation } = offered.result;
  const here = { partner: ids.arvenia, negotiation };
  const there = { partner: ids.talvia, negotiation };
  await until("the offer to arrive", async () => {
    const items = (await theirs.call(agreementOperations.listNegotiations)).items;
    return items.find((one) => one.negotiation === negotiation && one.title !== undefined);
  });
  const read = await theirs.call(agreementOperations.getNegotiation, { params: here });
  const countered = await theirs.call(agreementOperations.counterOffer, {
    params: here,
    body: { document: withRetention(read.document as Document, 180) },
  });
  const { hash } = countered.result;
  const state = (client: typeof ours, params: typeof here, wanted: readonly string[]) =>
    until(`the negotiation to be ${wanted.join(" or ")}`, async () => {
      const items = (await client.call(agreementOperations.listNegotiations)).items;
      const found = items.find((one) => one.negotiation === params.negotiation);
      return found !== undefined &&
        found.hash === hash &&
        found.title !== undefined &&
        wanted.includes(found.state)
        ? found
        : undefined;
    });
  await state(ours, there, ["countered"]);
  await ours.call(agreementOperations.acceptOffer, { params: there, body: { hash } });
  await state(theirs, here, ["accepted", "agreed"]);
  await ours.call(agreementOperations.signAgreement, { params: there, body: { hash } });
  await theirs.call(agreementOperations.signAgreement, { params: here, body: { hash } });
  for (const client of [ours, theirs]) {
    await until("the agreement to be in force", async () => {
      const { items } = await client.call(agreementOperations.listAgreements);
      return items.find((one) => one.hash === hash && one.state === "in-force");
    });
  }
  return hash;
}

/** Talvia wants shorter retention: one parameter and the words that go with it. */
function withRetention(document: Document, days: number): Document {
  const clauses = (
    document.clauses as { kind: string; params: Record<string, unknown>; text: { en: string; fr: string } }[]
  ).map((clause) => {
    if (clause.kind !== "retention") return clause;
    const before = String(clause.params.maxDays);
    const reworded = (text: string) => text.replaceAll(before, String(days));
    return {
      ...clause,
      params: { ...clause.params, maxDays: days },
      text: { en: reworded(clause.text.en), fr: reworded(clause.text.fr) },
    };
  });
  return { ...document, clauses } as Document;
}

/** Both: the cards exchanged, and an agreement in force. */
export async function inAgreement(cast: Cast, now = Date.now()): Promise<Ids> {
  const ids = await exchangeCards(cast);
  await agree(cast, ids, now);
  return ids;
}

/** Writes a report at a node. */
export async function write(cast: Cast, at: PartyName, title: string, text: string): Promise<string> {
  const { result } = await cast[at].analyst.client.call(productOperations.writeReport, {
    body: { title, text, areas: ["maritime-security"], purposes: ["incident-response", "cyber-defence"] },
  });
  return result.product;
}

const recipient = (to: PartyName) => ({
  organisation: PARTIES[to].organisation,
  role: "analyst",
  unit: UNIT,
  theatre: THEATRE,
});

/** Proposes a release as one officer and approves it as two others; returns its id. */
export async function release(
  cast: Cast,
  ids: Ids,
  from: PartyName,
  products: readonly string[],
): Promise<string> {
  const to = otherOf(from);
  const { result } = await cast[from]["release officer"].client.call(releaseOperations.proposeRelease, {
    body: {
      partner: ids[to],
      products: [...products],
      recipient: recipient(to),
      purpose: "incident-response",
      note: NOTE,
      declares: { noProtectedPersons: true, freeTextReviewed: true },
    },
  });
  for (const person of ["second officer", "third officer"] as const) {
    await cast[from][person].client.call(releaseOperations.approveRelease, {
      params: { release: result.release },
    });
  }
  return result.release;
}

type Release = AnswerOf<typeof releaseOperations.getRelease>;

/** Waits until every part of a release has been received, or what else was asked for. */
export async function received(
  cast: Cast,
  from: PartyName,
  id: string,
  wanted = "received",
): Promise<Release> {
  return until(`release ${id} to be ${wanted}`, async () => {
    const found = await cast[from]["release officer"].client.call(releaseOperations.getRelease, {
      params: { release: id },
    });
    return found.parts.length > 0 && found.parts.every(({ state }) => state === wanted) ? found : undefined;
  });
}

/** Sets up a standing release for indicators and what hangs on them. */
export async function stand(
  cast: Cast,
  ids: Ids,
  from: PartyName,
  kinds: readonly string[],
  quota = 5000,
): Promise<string> {
  const to = otherOf(from);
  const { result } = await cast[from]["release officer"].client.call(standingOperations.proposeStanding, {
    body: {
      partner: ids[to],
      kinds: [...kinds],
      areas: ["cyber-threats"],
      tlp: ["clear", "green", "amber"],
      originators: [ids[from]],
      recipient: { organisation: PARTIES[to].organisation, role: "machine" },
      purpose: "cyber-defence",
      note: NOTE,
      declares: { noProtectedPersons: true },
      until: `${new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 19)}Z`,
      quota,
    },
  });
  for (const person of ["second officer", "third officer"] as const) {
    await cast[from][person].client.call(standingOperations.approveStanding, {
      params: { standing: result.standing },
    });
  }
  return result.standing;
}

/** Imports a bundle. */
export async function importBundle(cast: Cast, at: PartyName, bundle: Uint8Array): Promise<number> {
  const { result } = await cast[at].analyst.client.call(
    productOperations.importBundle,
    { query: { areas: "cyber-threats", purposes: "cyber-defence" } },
    { bytes: bundle, contentType: "application/stix+json" },
  );
  return result.recorded;
}

/** How many products a partner has received from us under a standing release. */
export async function receivedUnder(
  cast: Cast,
  from: PartyName,
  standing: string,
  count: number,
): Promise<number> {
  return until(
    `${count} products to arrive under the standing release`,
    async () => {
      const { items } = await cast[from]["release officer"].client.call(releaseOperations.listParts, {
        query: { direction: "out", state: "received", limit: 200 },
      });
      const sum = items
        .filter((each) => each.standing === standing)
        .reduce((total, each) => total + each.count, 0);
      return sum >= count ? sum : undefined;
    },
    120,
  );
}

/** Plays the opening story; each line is said when it has happened. Gives the parties that tell it. */
export async function play(cast: Cast, say: Say): Promise<Ids> {
  const who = (at: PartyName, person: Person) => cast[at][person].name;
  const ids = await exchangeCards(cast);
  say(
    `Cards exchanged: ${who("arvenia", "liaison officer")} and ${who("talvia", "liaison officer")} have read each other's fingerprints.`,
  );
  await agree(cast, ids);
  say(
    "Agreement offered by Arvenia, countered by Talvia (retention 180 days), accepted, signed by both: in force.",
  );
  const convoy = await write(cast, "arvenia", "Convoy movements in the Strait of Oris, week 46", CONVOY);
  const first = await release(cast, ids, "arvenia", [convoy]);
  await received(cast, "arvenia", first);
  say(
    `Arvenia releases a report on the Strait of Oris: proposed by ${who("arvenia", "release officer")}, approved by two others, received by Talvia with a receipt.`,
  );
  const source = await write(cast, "arvenia", "Who speaks for the harbour of Meliore", SOURCE);
  const refused = await release(cast, ids, "arvenia", [source]).catch((cause: unknown) => cause);
  if (!(refused instanceof ProblemError)) throw new Error("the TLP:RED report should have been refused");
  say(
    `A report that names a source is refused before it leaves: ${refused.problem.violations?.[0]?.text.en ?? refused.message}`,
  );
  const reading = await cast.arvenia.analyst.client.call(productOperations.readProduct, {
    params: { product: source },
  });
  const keep = (reading.portions ?? [])
    .filter(({ mark }) => mark !== undefined && mark !== "TLP:RED")
    .map(({ index }) => index);
  const tearline = await cast.arvenia.analyst.client.call(productOperations.makeTearline, {
    params: { product: source },
    body: { keep, title: "Manifests of the harbour of Meliore" },
  });
  await received(cast, "arvenia", await release(cast, ids, "arvenia", [tearline.result.product]));
  say("Its tearline, without the source, is decided again, released and received.");
  const standing = await stand(cast, ids, "arvenia", ["stix:indicator", "stix:malware", "stix:relationship"]);
  const count = await importBundle(cast, "arvenia", new TextEncoder().encode(JSON.stringify(BUNDLE)));
  await receivedUnder(cast, "arvenia", standing, count);
  say(
    `A standing release for indicators, approved once by two people, sends ${count} objects as they are imported; each is decided, logged and receipted.`,
  );
  const reply = await write(cast, "talvia", "Radio silence east of Cape Saren", REPLY);
  await received(cast, "talvia", await release(cast, ids, "talvia", [reply]));
  say("Talvia answers with a report of its own.");
  await cast.arvenia["release officer"].client.call(releaseOperations.recallRelease, {
    params: { release: first },
    body: { reason: "inaccurate" },
  });
  await received(cast, "arvenia", first, "recalled");
  say("Arvenia recalls the first report. Talvia purges it and answers with a signed receipt.");
  return ids;
}
