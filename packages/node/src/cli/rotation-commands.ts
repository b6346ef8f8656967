import { existsSync, readFileSync } from "node:fs";
import { type CardDraftView, administrationOperations as on, rotatingRoles } from "@entente/api";
import {
  type Card,
  draftFingerprint,
  KeyError,
  openRootKeys,
  type ReadDraft,
  type RootKeys,
  readDraft,
  rootsAfter,
  sealKeyring,
  signDraft,
} from "../keys/index.ts";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, needed, nothing, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { listOf, readJsonFile, writeWhole } from "./files.ts";
import { facts, plural, short, table, when } from "./text.ts";

type Role = (typeof rotatingRoles)[number];
const isRole = (word: string): word is Role => (rotatingRoles as readonly string[]).includes(word);

function rolesOf(words: string | undefined): Role[] {
  const asked = listOf(words) ?? [...rotatingRoles];
  const roles = asked.filter(isRole);
  if (roles.length !== asked.length || roles.length === 0)
    throw new UsageError(`--only takes ${rotatingRoles.join(", ")}, with commas`);
  return roles;
}

const rotate = actCommand({
  words: "key rotate",
  summary: "Makes fresh operational keys; they are used once a card that the root key has signed names them.",
  flags: {
    only: { value: "ROLES", help: `which: ${rotatingRoles.join(",")} (default: all four)` },
    revoke: { help: "the card revokes the keys they replace: for keys that somebody else may hold" },
    out: { value: "FILE", help: "write the draft of the next card to a file, to be carried to the root key" },
  },
  example: "entente key rotate --out next-card.draft",
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const body = { roles: rolesOf(text(flags, "only")), revoke: flags.revoke === true };
    const acted = await client.call(on.prepareKeys, { query, body }, options);
    const draft = await client.call(on.cardDraft);
    await written(draft, text(flags, "out"));
    if (json) say(io, true, { ...acted, draft }, () => "");
    else
      sayActed(
        io,
        false,
        acted,
        ({ prepared }) => `${plural(prepared.length, "key")} made.\n${shown(draft, text(flags, "out"))}`,
      );
    return 0;
  },
});

const drop = actCommand({
  words: "key drop",
  summary: "Destroys prepared keys that stand on no card.",
  flags: {},
  example: "entente key drop",
  async run({ rest, io, json, client, query, options }) {
    nothing(rest);
    const acted = await client.call(on.dropPreparedKeys, { query }, options);
    sayActed(io, json, acted, ({ dropped }) => `${plural(dropped, "prepared key")} destroyed.`);
    return 0;
  },
});

const draft = apiCommand({
  words: "card draft",
  summary: "Shows the next card as it would be now, and writes it for whoever holds the root key.",
  flags: { out: { value: "FILE", help: "write the draft to a file" } },
  example: "entente card draft --out next-card.draft",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(on.cardDraft);
    const out = text(flags, "out");
    await written(answer, out);
    say(io, json, answer, () => shown(answer, out));
    return undefined;
  },
});

async function written({ file }: CardDraftView, out: string | undefined): Promise<void> {
  if (out !== undefined) await writeWhole(out, [Buffer.from(`${JSON.stringify(file, null, 2)}\n`)]);
}

const pinned = (pins: CardDraftView["certificates"]["calls"]) =>
  pins.length === 0
    ? undefined
    : pins.map(({ fingerprint, isNew }) => `${fingerprint}${isNew ? " (new)" : ""}`).join("; ");

function shown(view: CardDraftView, out: string | undefined): string {
  return [
    facts([
      ["card", `number ${view.sequence}, a draft`],
      ["fingerprint", view.fingerprint],
      ["new kinds", view.newKinds.length === 0 ? undefined : plural(view.newKinds.length, "kind")],
      ["certificates at the address", pinned(view.certificates.listens)],
      ["certificates it calls with", pinned(view.certificates.calls)],
      ["written to", out],
    ]),
    table(
      ["key", "prepared", "takes the place of", "made"],
      view.prepared.map((key) => [
        key.role,
        short(key.public),
        `${short(key.replaces)}${key.revokes ? ", revoked" : ""}`,
        when(key.at),
      ]),
      "No keys are prepared.",
    ),
    "Next, where the root key is: entente card sign DRAFT --root root.json --passphrase-file FILE \\",
    `  --fingerprint "${view.fingerprint}" --out card.json; then, here: entente card issue card.json`,
  ].join("\n");
}

/** Speaks to no node: it is run where the root key is, which need not have a network. */
const sign: CliCommand = {
  words: "card sign",
  takes: "DRAFTFILE",
  summary:
    "Signs the draft of a card with the root key, offline; the root key file moves on to the next root key.",
  flags: {
    root: { value: "FILE", help: "the root key file; it is replaced, so work on no copy that gets lost" },
    "passphrase-file": { value: "FILE", help: "file with its passphrase" },
    fingerprint: {
      value: "DIGITS",
      help: "the draft's fingerprint, as the administrator read it out from the node",
    },
    out: { value: "FILE", help: "where the signed card goes" },
  },
  example:
    'entente card sign next-card.draft --root root.json --passphrase-file passphrase --fingerprint "12345 ..." --out card.json',
  async run({ flags, rest, io, json }) {
    const read = await readDraftFile(only(rest, "draft file"), io);
    const fingerprint = draftFingerprint(read.file);
    if (digits(needed(flags, "fingerprint")) !== digits(fingerprint))
      throw new UsageError(
        `this draft has the fingerprint ${fingerprint}: it is not the one that was read out, and nothing was signed`,
      );
    const out = needed(flags, "out");
    if (existsSync(out)) throw new UsageError(`${out} is there already; name a new file`);
    const path = needed(flags, "root");
    const passphrase = readSecret(needed(flags, "passphrase-file"));
    const before = rootKeysIn(path, passphrase);
    const roots = orUsage(() => rootsAfter(read.current, before));
    // Before the card: one whose successor's key was lost would be the last that this party can ever issue.
    if (roots !== before) await writeWhole(path, [Buffer.from(sealKeyring(roots, passphrase))]);
    const signed = signDraft(read, roots, new Date().toISOString());
    await writeWhole(out, [Buffer.from(`${JSON.stringify(signed, null, 2)}\n`)]);
    const changes = changesOf(read.current, read.draft);
    say(io, json, { sequence: read.draft.sequence, changes, card: out }, () =>
      [
        `Card ${read.draft.sequence} of ${read.draft.name.en} is signed: ${out}`,
        ...changes.map((line) => `  ${line}`),
        `The root key file ${path} now holds the key for the card after it: keep it, and its copies, safe.`,
        "Next, at the node: entente card issue, or the page Administration, Keys.",
      ].join("\n"),
    );
    return 0;
  },
};

const digits = (words: string) => words.replaceAll(/\s/g, "");

async function readDraftFile(path: string, io: Parameters<typeof readJsonFile>[1]): Promise<ReadDraft> {
  const input = await readJsonFile(path, io);
  return orUsage(() => readDraft(input));
}

function orUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof KeyError) throw new UsageError(cause.message);
    throw cause;
  }
}

function readSecret(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch {
    throw new UsageError(`${path} cannot be read`);
  }
}

function rootKeysIn(path: string, passphrase: string): RootKeys {
  const sealed = readSecret(path);
  return orUsage(() => openRootKeys(sealed, passphrase));
}

const named = (pins: readonly string[] | undefined) => pins?.join(", ") ?? "any";

/** What the holder of the root key puts their name to, against the card in force. */
function changesOf(current: Card, next: ReadDraft["draft"]): string[] {
  const before = new Set(current.keys.map((key) => key.public));
  const added = next.keys.filter((key) => !before.has(key.public));
  const after = new Set(next.keys.map((key) => key.public));
  const gone = current.keys.filter((key) => !after.has(key.public));
  const same = JSON.stringify([current.name, current.country, current.addresses]);
  return [
    ...added.map(({ role, public: key }) => `new ${role} key ${key}`),
    ...gone.map(({ role, public: key }) => `no longer: ${role} key ${key}`),
    ...next.revoked.map((key) => `revoked: ${key}`),
    ...(same === JSON.stringify([next.name, next.country, next.addresses])
      ? []
      : [`name, country or address: ${JSON.stringify([next.name, next.country, next.addresses])}`]),
    ...(JSON.stringify(current.tls) === JSON.stringify(next.tls)
      ? []
      : [
          `certificates at the address: ${named(next.tls?.listens)}`,
          `certificates it calls with: ${named(next.tls?.calls)}`,
        ]),
    `kinds of entries: ${next.kinds.length} (before ${current.kinds.length})`,
  ];
}

/** Rotation of operational keys; `card issue` stands with the relations. */
export const rotationCommands: readonly CliCommand[] = [rotate, drop, draft, sign];
