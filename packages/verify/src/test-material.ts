import { createPrivateKey } from "node:crypto";
import {
  arvenia,
  compile,
  type DocumentType,
  digestOf,
  type FlatJws,
  signDocument,
  specialArvenia,
  talvia,
  templates,
  thumbprint,
  writeAgreement,
} from "@entente/agreement";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { type Digest, liaisonOriginOf, type PartyId, witnessNameOf } from "./digest.ts";
import type { SetField } from "./envelope.ts";
import { agreementPath, MANIFEST_PATH } from "./export-format.ts";
import { addLog } from "./test-log.ts";
import { kidOf, type Name, publicOf, Side, seedOf, signatory, utf8 } from "./test-side.ts";

/** A whole true story between two fictional parties, to which tests add what should not be there. */

export const START = Date.parse("2026-11-20T10:00:00.000Z");
const MINUTE = 60_000;

/** What a test may say differently about one entry. */
export type Liberty = {
  readonly seen?: number;
  readonly at?: number;
  readonly id?: string;
  readonly agreement?: string;
  readonly log?: string;
  readonly set?: SetField | undefined;
  readonly body?: Record<string, unknown>;
  readonly drop?: readonly string[];
};

/** How heads are signed for the export; tests leave a signature out or forge one. */
export type Heads = {
  readonly cosign?: (name: Name) => boolean;
  readonly logSeed?: (name: Name) => string | undefined;
  readonly logs?: readonly Name[];
};

export class Story {
  readonly sides: Readonly<Record<Name, Side>> = { arvenia: new Side("arvenia"), talvia: new Side("talvia") };
  readonly documents: Uint8Array[] = [];
  now = START;
  #count = 0;

  other(name: Name): Name {
    return name === "arvenia" ? "talvia" : "arvenia";
  }

  party(name: Name): PartyId {
    return this.sides[name].party;
  }

  origin(name: Name): string {
    return liaisonOriginOf(this.party(name), this.party(this.other(name)));
  }

  /** A ULID in everything but its time. */
  id(): string {
    return `01ENTENTE${String(this.#count++).padStart(17, "0")}`.replaceAll("L", "M");
  }

  /** Appends an entry to a log, which has seen all of the other's unless told otherwise. */
  write(name: Name, kind: string, body: Record<string, unknown>, liberty: Liberty = {}): string {
    const { drop = [], body: bodyChanges, ...changes } = liberty;
    const id = this.id();
    this.now += MINUTE;
    const envelope: Record<string, unknown> = {
      v: 1,
      typ: "entente.event/1",
      log: this.origin(name),
      id,
      kind,
      blind: "A".repeat(22),
      seen: this.sides[this.other(name)].entries.length,
      ...changes,
      at: new Date(changes.at ?? this.now).toISOString(),
      body: { ...body, ...bodyChanges },
    };
    for (const member of ["set", ...drop])
      if (drop.includes(member) || envelope[member] === undefined) delete envelope[member];
    const written = changes.id ?? id;
    this.sides[name].entries.push({ id: written, bytes: canonicalBytes(envelope as JsonValue) });
    return written;
  }

  present(name: Name, liberty: Liberty = {}): string {
    const { text, signature } = this.sides[name].cards.at(-1)!;
    return this.write(name, "card.presented/1", { card: text, signature }, liberty);
  }

  set(seed: string, count = 1): SetField {
    return { payload: digestOf(utf8(`payload ${seed}`)), root: digestOf(utf8(`root ${seed}`)), count };
  }

  document(changes: Partial<Parameters<typeof templates.services>[0]> = {}): Uint8Array {
    const pinned = (name: Name) => {
      const jwk = { kty: "OKP", crv: "Ed25519", x: signatory(name) } as const;
      const span = { from: "2026-01-01T00:00:00Z", until: "2031-01-01T00:00:00Z" };
      return { kid: thumbprint(jwk), jwk, role: "signatory", ...span } as const;
    };
    const document = templates.services({
      id: "urn:uuid:6f0f2f4e-6a0e-4d6a-9a57-0c5a34dbf9d1",
      parties: [
        arvenia({ id: this.party("arvenia"), keys: [pinned("arvenia")] }),
        talvia({ id: this.party("talvia"), keys: [pinned("talvia")] }),
      ],
      areas: [
        { code: "kessel-strait", name: { fr: "le détroit de Kessel", en: "the Kessel Strait" } },
        { code: "ransomware", name: { fr: "les rançongiciels", en: "ransomware" } },
      ],
      retentionDays: 365,
      from: "2026-01-01T00:00:00Z",
      until: "2029-01-01T00:00:00Z",
      barredCaveats: [specialArvenia],
      ...changes,
    });
    const bytes = writeAgreement(document);
    this.documents.push(bytes);
    return bytes;
  }

  /** One signature as an entry carries it. */
  async sign(
    name: Name,
    bytes: Uint8Array,
    typ: DocumentType,
    keyName = `${name} signatory 0`,
  ): Promise<{ kid: string; jws: FlatJws }> {
    const kid = kidOf(publicOf(keyName));
    const privateKey = createPrivateKey({
      key: seedOf(keyName),
      format: "raw-private",
      asymmetricKeyType: "ed25519",
    });
    const iat = Math.floor(this.now / 1000);
    const { signatures } = await signDocument(bytes, { privateKey, kid, typ, role: "signatory", iat });
    return { kid, jws: signatures[0]! };
  }

  /** From the first offer to what both have finalised. */
  async agree(bytes: Uint8Array): Promise<string> {
    const hash = digestOf(bytes);
    const { id, version, supersedes } = JSON.parse(new TextDecoder().decode(bytes)) as {
      id: string;
      version: number;
      supersedes?: string;
    };
    const negotiation = this.id();
    this.#count--;
    const amends = supersedes === undefined ? {} : { supersedes };
    this.write("arvenia", "agreement.offered/1", { negotiation, round: 1, id, version, hash, ...amends });
    this.write("talvia", "agreement.accepted/1", { negotiation, hash });
    const typ = supersedes === undefined ? "entente-agreement+jws" : "entente-amendment+jws";
    for (const name of ["arvenia", "talvia"] as const)
      this.write(name, "agreement.signed/1", { negotiation, hash, ...(await this.sign(name, bytes, typ)) });
    const { rulesHash } = compile(JSON.parse(new TextDecoder().decode(bytes)));
    for (const name of ["arvenia", "talvia"] as const)
      this.write(name, "agreement.verified/1", { negotiation, hash, rulesHash });
    for (const name of ["arvenia", "talvia"] as const)
      this.write(name, "agreement.finalised/1", { negotiation, hash });
    return hash;
  }

  async suspend(name: Name, hash: string, areas?: readonly string[], liberty: Liberty = {}): Promise<string> {
    const id = this.id();
    const statement = {
      type: "entente-suspension",
      spec: "1.0",
      agreement: hash,
      id,
      ...(areas === undefined ? {} : { areas: [...areas] }),
      reason: "incident",
    };
    const signed = await this.sign(name, canonicalBytes(statement), "entente-suspension+jws");
    const body = { hash, reason: "incident", ...(areas === undefined ? {} : { areas }), ...signed };
    return this.write(name, "agreement.suspended/1", body, { id, ...liberty });
  }

  async resume(name: Name, hash: string, suspension: string): Promise<string> {
    const statement = { type: "entente-resumption", spec: "1.0", agreement: hash, suspension };
    const signed = await this.sign(name, canonicalBytes(statement), "entente-resumption+jws");
    return this.write(name, "agreement.resumed/1", { hash, suspension, ...signed });
  }

  /** The facts of a report that every clause of the agreement lets pass. */
  record(changes: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      recipient: { organisation: "TLV-SIS", role: "analyst", clearance: "S" },
      purpose: "counter-terrorism",
      areas: ["kessel-strait"],
      purposeLimits: [],
      kinds: ["report"],
      objects: 1,
      bytes: 4096,
      attachments: "none",
      label: {
        originator: this.party("arvenia"),
        policy: "XAR",
        level: "DR",
        relTo: ["XAR", "XTL"],
        caveats: [],
        text: "DR//REL TO XAR, XTL",
      },
      unknownMarkings: [],
      declares: { noProtectedPersons: true, freeTextReviewed: true },
      author: "1",
      approvals: [
        { person: "2", role: "release-officer" },
        { person: "3", role: "release-officer" },
      ],
      note: { necessity: 60, proportionality: 60, alternatives: 60 },
      consents: [],
      ...changes,
    };
  }

  /** Arvenia releases to Talvia. */
  release(hash: string, liberty: Liberty & { readonly record?: Record<string, unknown> } = {}): string {
    const { record, ...changes } = liberty;
    const { rulesHash } = compile(JSON.parse(new TextDecoder().decode(this.documents.at(-1)!)));
    return this.releaseWith(hash, rulesHash, this.record(record), changes);
  }

  releaseWith(
    hash: string,
    rulesHash: string,
    record: Record<string, unknown>,
    liberty: Liberty = {},
  ): string {
    const body = {
      release: this.id(),
      part: 0,
      compartment: "[]",
      record,
      decision: digestOf(utf8("decision")),
      rulesHash,
      clauses: ["1.1"],
      retainUntil: "2027-11-20T10:00:00Z",
    };
    const set = this.set(`${this.#count}`, record.objects as number);
    return this.write("arvenia", "release.made/1", body, { agreement: hash, set, ...liberty });
  }

  #made(made: string): { body: { release: string }; set: SetField } {
    const entry = this.sides.arvenia.entries.find(({ id }) => id === made);
    return JSON.parse(new TextDecoder().decode(entry!.bytes));
  }

  receive(made: string, liberty: Liberty = {}): string {
    const { body, set } = this.#made(made);
    const received = {
      release: body.release,
      made,
      from: this.party("arvenia"),
      compartment: "[]",
      without: [],
    };
    return this.write("talvia", "release.received/1", received, { set, ...liberty });
  }

  decline(made: string): string {
    const { release } = this.#made(made).body;
    return this.write("talvia", "release.declined/1", { release, made, reason: "clause", violations: [] });
  }

  /** The order's own id, which the receipt names, is the entry's. */
  recall(
    made: string,
    liberty: Liberty & { readonly executeBy?: string; readonly version?: 1 | 2 } = {},
  ): string {
    const { executeBy = "2026-12-01T00:00:00Z", version = 2, ...changes } = liberty;
    const { release } = this.#made(made).body;
    const recall = this.id();
    const body = { recall, release, made, ranges: [[0, 999]], reason: "inaccurate", executeBy };
    this.write("arvenia", `recall.ordered/${version}`, body, changes);
    return recall;
  }

  executeRecall(recall: string, made: string, liberty: Liberty = {}): string {
    const { body, set } = this.#made(made);
    const receipt = {
      recall,
      release: body.release,
      made,
      payload: set.payload,
      ranges: [[0, set.count - 1]],
      held: set.count,
    };
    return this.write("talvia", "recall.executed/1", receipt, liberty);
  }

  /** The export as a map from path to bytes. */
  files({
    cosign: cosigns = () => true,
    logSeed = () => undefined,
    logs = ["arvenia", "talvia"],
  }: Heads = {}): Map<string, Uint8Array> {
    const files = new Map<string, Uint8Array>();
    for (const name of logs) {
      const partner = this.other(name);
      const witness = { name: witnessNameOf(this.party(partner)), key: this.#keyName(partner, "witness") };
      const entries = this.sides[name].entries.map(({ bytes }) => bytes);
      addLog(files, this.origin(name), entries, {
        log: logSeed(name) ?? this.#keyName(name, "log"),
        at: Math.floor(this.now / 1000),
        ...(cosigns(name) ? { witness } : {}),
      });
    }
    for (const bytes of this.documents) files.set(agreementPath(bytes), bytes);
    const manifest = {
      type: "entente-export",
      spec: "1.0",
      by: this.party(logs[0]!),
      at: new Date(this.now).toISOString(),
      parties: [this.party("arvenia"), this.party("talvia")],
      logs: logs.map((name) => ({
        origin: this.origin(name),
        party: this.party(name),
        partner: this.party(this.other(name)),
      })),
    };
    files.set(MANIFEST_PATH, canonicalBytes(manifest));
    return files;
  }

  #keyName(name: Name, role: string): string {
    return `${name} ${role} ${this.sides[name].generation}`;
  }
}

export type Told = {
  readonly story: Story;
  readonly hash: Digest;
  readonly document: Uint8Array;
  readonly made: string;
  readonly waiting: string;
  readonly recall: string;
};

/** Cards, an agreement, releases received, declined and waiting, a suspension lifted, a recall with its receipt. */
export async function trueStory(): Promise<Told> {
  const story = new Story();
  story.present("arvenia");
  story.present("talvia");
  const document = story.document();
  const hash = digestOf(document);
  await story.agree(document);
  const made = story.release(hash);
  story.receive(made);
  const second = story.release(hash, { record: { objects: 3, kinds: ["stix:indicator"] } });
  story.receive(second);
  const third = story.release(hash);
  story.decline(third);
  const suspension = await story.suspend("talvia", hash, ["ransomware"]);
  const fourth = story.release(hash);
  story.receive(fourth);
  await story.resume("arvenia", hash, suspension);
  await story.resume("talvia", hash, suspension);
  const recall = story.recall(second);
  story.executeRecall(recall, second);
  const waiting = story.release(hash, { record: { areas: ["ransomware"] } });
  return { story, hash, document, made, waiting, recall };
}
