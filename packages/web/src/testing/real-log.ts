import { createHash, hash } from "node:crypto";
import {
  cosign,
  createHasher,
  encodeBundle,
  Frontier,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  signCheckpoint,
  tileFrom,
  tilePath,
  tilesOf,
  verifierKey,
} from "@entente/tlog";
import { sha256, signerFromSeed } from "@entente/tlog/node";
import { liaisonOriginOf, type SignedCard } from "../verify/cards.ts";
import type { GivenHead, LogSource, SignedRetirement } from "../verify/log-source.ts";

/** For tests and measurements: a liaison log with real keys, cards, tiles and cosignatures, held in memory. */

const hasher = createHasher(sha256);
const utf8 = (text: string) => new TextEncoder().encode(text);
const base64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const digestOf = (bytes: Uint8Array | string) => `sha256:${hash("sha256", bytes, "base64url")}`;

function makeParty(name: string) {
  const signer = (role: string) =>
    signerFromSeed(createHash("sha256").update(`${name} ${role}`).digest() as Uint8Array);
  const [root, log, witness] = [signer("root"), signer("log"), signer("witness")];
  const key = (role: string, { publicKey }: { publicKey: Uint8Array }) => ({
    alg: "Ed25519",
    public: base64Url(publicKey),
    role,
  });
  const card = JSON.stringify({
    keys: [key("log", log), key("witness", witness)],
    name: { en: name, fr: name },
    nextRoot: digestOf(signer("next root").publicKey),
    revoked: [],
    root: base64Url(root.publicKey),
    sequence: 0,
    type: "entente-card",
  });
  const signature = base64Url(root.sign(utf8(`entente-card/1\n${card}`)));
  return { id: digestOf(card), cards: [{ card, signature }] satisfies SignedCard[], root, log, witness };
}

export const arvenia = makeParty("Arvenia");
export const talvia = makeParty("Talvia");
/** What Arvenia writes to Talvia: "ours" to Arvenia's people. */
export const ORIGIN = `entente.party/${arvenia.id.slice(7)}/liaison/${talvia.id.slice(7)}`;
export const LOG_KEY = verifierKey(ORIGIN, 1, arvenia.log.publicKey, sha256);
export const WITNESS_KEY = verifierKey(
  `entente.party/${talvia.id.slice(7)}/witness`,
  4,
  talvia.witness.publicKey,
  sha256,
);
export const VERIFIER_KEYS = [formatVerifierKey(LOG_KEY), formatVerifierKey(WITNESS_KEY)] as const;
export const COSIGNED_AT = 1_790_000_060;

export const entryText = (index: number, word = ""): string =>
  `{"at":"2026-11-21T22:00:00.000Z","id":"${index}","kind":"message.sent/1","log":"${ORIGIN}","text":"${word}"}`;

/** A log of `size` entries. Every node is kept: proofs and tiles come from them as from a node's store. */
export class RealLog {
  readonly #nodes = new Map<number, Uint8Array[]>();
  readonly #frontier = Frontier.of(hasher);
  readonly #entryOf: (index: number) => Uint8Array;
  readonly origin: string;

  constructor(
    size: number,
    entryOf: (index: number) => Uint8Array = (index) => utf8(entryText(index)),
    progress: (done: number) => void = () => undefined,
    generation = 1,
  ) {
    this.origin = liaisonOriginOf(arvenia.id, talvia.id, generation);
    this.#entryOf = entryOf;
    for (let index = 0; index < size; index++) {
      this.append();
      if (index % 10_000 === 0) progress(index);
    }
  }

  append(): void {
    this.#frontier.append(hasher.leaf(this.#entryOf(this.size)), (level, index, node) => {
      const row = this.#nodes.get(level) ?? [];
      this.#nodes.set(level, row);
      row[index] = node;
    });
  }

  get size(): number {
    return this.#frontier.size;
  }

  get root(): Uint8Array {
    return this.#frontier.root();
  }

  entry(index: number): Uint8Array {
    return this.#entryOf(index);
  }

  leaf(index: number): string {
    return `sha256:${base64Url(hasher.leaf(this.entry(index)))}`;
  }

  tile(level: number, n: number, width: number): Uint8Array {
    return tileFrom((row, index) => this.#nodes.get(row)![index]!, level, n, width);
  }

  /** The signed and cosigned head, as the log stands now. */
  note(): string {
    const checkpoint = { origin: this.origin, size: this.size, root: this.root };
    const text = formatCheckpoint(checkpoint);
    const key = verifierKey(this.origin, 1, arvenia.log.publicKey, sha256);
    return formatNote(text, [
      signCheckpoint(checkpoint, key, arvenia.log.sign),
      cosign(text, WITNESS_KEY, COSIGNED_AT, talvia.witness.sign),
    ]);
  }

  head(): GivenHead {
    return {
      origin: this.origin,
      size: this.size,
      note: this.note(),
      writer: { party: arvenia.id, cards: arvenia.cards },
      witness: { party: talvia.id, cards: talvia.cards },
    };
  }

  source(): LogSource {
    return {
      head: async () => this.head(),
      tile: async (level, n, width) => this.tile(level, n, width),
      entry: async (index) => this.entry(index),
    };
  }

  shown(index: number) {
    const envelope = JSON.parse(new TextDecoder().decode(this.entry(index))) as Record<string, unknown>;
    return { log: this.origin, mine: true, index, leaf: this.leaf(index), envelope };
  }

  /** As `entente log export` writes a relation, with this one log. */
  exported(): Map<string, Uint8Array> {
    const folder = `logs/${hash("sha256", this.origin, "hex")}`;
    const { size } = this;
    const files = new Map<string, Uint8Array>();
    const manifest = {
      at: "2026-11-21T22:00:00.000Z",
      by: arvenia.id,
      logs: [{ origin: this.origin, party: arvenia.id, partner: talvia.id }],
      parties: [arvenia.id, talvia.id].sort(),
      spec: "1.0",
      type: "entente-export",
    };
    files.set("export.json", utf8(JSON.stringify(manifest)));
    files.set(`${folder}/checkpoint`, utf8(this.note()));
    for (const { level, n, width } of tilesOf(size)) {
      files.set(`${folder}/${tilePath(level, n, width)}`, this.tile(level, n, width));
      if (level > 0) continue;
      const entries = Array.from({ length: width }, (_, at) => this.entry(n * 256 + at));
      files.set(`${folder}/${tilePath("entries", n, width)}`, encodeBundle(entries));
    }
    return files;
  }
}

/** The statement by which Arvenia retires its first log at `last`, with what is changed in it, as `signer` signs it. */
export function retirementOf(
  last: number,
  witnessed: number,
  change: Readonly<Record<string, unknown>> = {},
  signer = arvenia.root,
): SignedRetirement {
  const retirement = JSON.stringify({
    at: "2026-11-22T12:00:00.000Z",
    code: "missing",
    last: { root: digestOf("last"), size: last },
    partner: talvia.id,
    party: arvenia.id,
    retired: ORIGIN,
    root: base64Url(signer.publicKey),
    spec: "1.0",
    successor: `${ORIGIN}/2`,
    type: "entente-retirement",
    why: "lost",
    witnessed: { root: digestOf("witnessed"), size: witnessed },
    ...change,
  });
  return { retirement, signature: base64Url(signer.sign(utf8(`entente-retirement/1\n${retirement}`))) };
}
