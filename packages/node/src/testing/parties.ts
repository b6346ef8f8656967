import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AgreementDocument, type Digest, type FrameworkTerms, withFramework } from "@entente/agreement";
import type { AgreementJson, TemplateRequest } from "@entente/api";
import { ulid } from "../ledger/index.ts";
import type { EntenteNode } from "../node.ts";
import type { Asked, Note } from "../releases/proposing.ts";
import { listParts, listRecalls, listRefusals } from "../releases/queries.ts";
import { COUNTRIES, DECLARED, FRAMEWORK, LADDERS, type Name, NOTE, ORGANISATION } from "./cast.ts";
import { by, command, DAY, instant, MINUTE, Nodes, type Party } from "./nodes.ts";

export { DECLARED, FRAMEWORK, type Name, NOTE, ORGANISATION, UNIT } from "./cast.ts";
export { by, command, DAY, instant, MINUTE, type Party } from "./nodes.ts";
export { container, indicator } from "./samples.ts";

/** For tests: what the parties at their nodes do with one another, in the fewest words. */
export class Parties extends Nodes {
  /** Nodes of these parties, paired with one another. */
  static async open(...given: (Name | Parties["marks"])[]): Promise<Parties> {
    const parties = new Parties();
    const names = given.filter((each) => typeof each === "string");
    parties.marks = given.find((each) => typeof each !== "string") ?? parties.marks;
    for (const name of names) parties.all.push(await parties.create(name));
    for (const one of parties.all)
      for (const other of parties.all) if (one !== other) await parties.pair(one, other);
    await parties.settle();
    return parties;
  }

  /** Arvenia and Talvia with an agreement in force. */
  static async agreed(
    template: "certs" | "fius" | "services" = "certs",
    change: (document: AgreementDocument) => AgreementDocument = (document) => document,
  ): Promise<Parties> {
    const parties = await Parties.open("arvenia", "talvia");
    await parties.agree("arvenia", "talvia", template, change);
    return parties;
  }

  /** Arvenia and Talvia with an agreement in force, amended so that operations stand within its framework. */
  static async framed(change: Partial<FrameworkTerms> = {}): Promise<Parties> {
    const parties = await Parties.agreed();
    await parties.amend("arvenia", "talvia", (document, hash) =>
      withFramework(document, hash, {
        ...FRAMEWORK,
        from: instant(parties.clock.now - MINUTE),
        until: instant(parties.clock.now + 300 * DAY),
        ...change,
      }),
    );
    return parties;
  }

  /** From template to in force between two of the parties; gives the hash. */
  async agree(
    one: Name,
    other: Name,
    template: "certs" | "fius" | "services",
    change: (document: AgreementDocument) => AgreementDocument = (document) => document,
    more: Partial<TemplateRequest> = {},
  ): Promise<string> {
    const [us, them] = [this.party(one), this.party(other)];
    const filled = us.node.agreements.fill(template, {
      partner: them.id,
      us: this.#filled(us, template),
      them: this.#filled(them, template),
      areas: [
        { code: "maritime", name: { en: "maritime security", fr: "sûreté maritime" } },
        { code: "cyber", name: { en: "cyber threats", fr: "menaces informatiques" } },
      ],
      retentionDays: 180,
      from: instant(this.clock.now - MINUTE),
      until: instant(this.clock.now + 400 * DAY),
      ...more,
    });
    const document = change(filled.document as unknown as AgreementDocument) as unknown as AgreementJson;
    const offered = await us.node.agreements.offer(by(us.people.liaison), them.id, document);
    return this.#conclude(us, them, offered.result);
  }

  /** From the next version of the agreement in force to its being in force. */
  async amend(
    one: Name,
    other: Name,
    change: (document: AgreementDocument, hash: Digest) => AgreementDocument,
  ): Promise<string> {
    const [us, them] = [this.party(one), this.party(other)];
    const { hash, document } = us.node.agreements.inForce(them.id)!;
    const next = change(document, hash as Digest) as unknown as AgreementJson;
    const offered = await us.node.agreements.amend(by(us.people.liaison), them.id, hash, next);
    const signed = await this.#conclude(us, them, offered.result);
    assert.equal(us.node.agreements.inForce(them.id)?.hash, signed);
    return signed;
  }

  async #conclude(
    us: Party,
    them: Party,
    { negotiation, hash }: { readonly negotiation: string; readonly hash: string },
  ): Promise<string> {
    await this.settle();
    await them.node.agreements.accept(by(them.people.liaison), us.id, negotiation, hash);
    await this.settle();
    await us.node.agreements.sign(by(us.people.liaison), them.id, negotiation, { hash });
    await them.node.agreements.sign(by(them.people.liaison), us.id, negotiation, { hash });
    await this.settle();
    assert.equal(us.node.agreements.inForce(them.id)?.state, "in-force");
    assert.equal(them.node.agreements.inForce(us.id)?.state, "in-force");
    return hash;
  }

  #filled({ name }: Party, template: string): TemplateRequest["us"] {
    return {
      organisations: [ORGANISATION[name]],
      overseer: { body: `${COUNTRIES[name]}-OVERSEER` },
      ...(template === "services"
        ? {
            policy: COUNTRIES[name],
            ladder: LADDERS[name].map((step) => ({ ...step, names: [...step.names] })),
          }
        : {}),
    };
  }

  /** Writes a report, TLP:AMBER unless said otherwise; gives the product. */
  async write(
    party: Party,
    text: string,
    more: Partial<Parameters<EntenteNode["products"]["writeReport"]>[0]> = {},
  ): Promise<string> {
    const outcome = await party.node.products.writeReport({
      content: new TextEncoder().encode(text),
      mediaType: "text/markdown",
      marking: "TLP:AMBER",
      areas: ["maritime"],
      purposes: [],
      ...by(party.people.analyst),
      ...more,
    });
    return outcome.result.product;
  }

  /** Imports STIX objects, TLP:AMBER unless marked otherwise; gives the ids in the order of their rows. */
  async importObjects(
    party: Party,
    objects: readonly unknown[],
    more: Partial<Parameters<EntenteNode["products"]["importBundle"]>[1]> = {},
  ): Promise<string[]> {
    const last = () =>
      party.node.ledger.reader.get<{ id: number | null }>("SELECT max(id) AS id FROM view_product")!.id ?? 0;
    const before = last();
    const bundle = { type: "bundle", id: "bundle--7b1ad7d2-3f5b-4a0a-9d40-0c4de1a0f6a1", objects };
    const bytes = new TextEncoder().encode(JSON.stringify(bundle));
    await party.node.products.importBundle(
      (async function* () {
        yield bytes;
      })(),
      { areas: ["cyber"], purposes: [], marking: "TLP:AMBER", ...by(party.people.analyst), ...more },
    );
    return party.node.ledger.reader
      .all<{ product: string }>(
        "SELECT entry || '.' || position AS product FROM view_product WHERE id > :before ORDER BY id",
        { before },
      )
      .map(({ product }) => product);
  }

  asked(to: Party, products: readonly string[], more: Partial<Asked> = {}): Asked & { note: Note } {
    return {
      partner: to.id,
      products,
      recipient: { organisation: ORGANISATION[to.name], role: "analyst" },
      purpose: "incident-response",
      declares: DECLARED,
      note: NOTE,
      ...more,
    };
  }

  /** Proposes as the officer and approves as two others; gives the release. Nothing has been read by the partner yet. */
  async send(
    from: Party,
    to: Party,
    products: readonly string[],
    more: Partial<Asked> = {},
  ): Promise<{ release: string; parts: string[]; state: string }> {
    const { releases } = from.node;
    const proposed = await releases.propose(this.asked(to, products, more), from.people.officer, command());
    const { release, state } = proposed.result;
    if (state === "refused") return { release, parts: [], state };
    await releases.approve(release, from.people.second, command());
    const { result } = await releases.approve(release, from.people.third, command());
    return { release, parts: result.parts, state: result.state };
  }

  /** What went one way, newest first, as a party sees it. */
  parts(party: Party, direction: "out" | "in" = "out") {
    return listParts(party.node.ledger.reader, { direction, limit: 200 }).items;
  }

  refusals(party: Party) {
    return listRefusals(party.node.ledger.reader, {}, party.node.releases.documentOf).items;
  }

  recalls(party: Party) {
    return listRecalls(party.node.ledger.reader, {}, this.now).items;
  }

  /** What a party holds of what came to it, by product id, and whether it is sealed. */
  held(party: Party): { product: string; sealed: number }[] {
    return party.node.ledger.reader.all<{ product: string; sealed: number }>(
      "SELECT entry || '.' || position AS product, sealed FROM view_product WHERE source = 'received' ORDER BY id",
    );
  }

  /** Destroys an own product, as the purge of what it was made from does. */
  async purge(party: Party, product: string): Promise<void> {
    const { node } = party;
    const products = node.products
      .factsOf([product])
      .map(({ payload, position }) => ({ entry: product.slice(0, 26), position, payload }));
    await node.ledger.submit({
      ...command(),
      decide: () => ({
        entries: [
          { log: "house", kind: "product.purged/1", body: { why: "recall", made: ulid(0), products } },
        ],
        expects: {},
        result: null,
      }),
    });
  }

  /** Names of the files under a party's data directory that hold `text`, in whatever file. */
  filesWith(party: Party, text: string): string[] {
    return readdirSync(party.config.directory, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .filter((path) => readFileSync(path).includes(text));
  }
}

/** Opens parties, runs the test, settles them, and holds every view against its replay. */
export async function withParties(
  open: () => Promise<Parties>,
  work: (parties: Parties) => Promise<void>,
): Promise<void> {
  await using parties = await open();
  await work(parties);
  await parties.settle();
  parties.checkViews();
}

/** A problem's status and code, for `assert.rejects`. */
export const problem = (status: number) => (cause: unknown) => {
  assert.equal((cause as { problem?: { status?: number } }).problem?.status, status, String(cause));
  return true;
};
