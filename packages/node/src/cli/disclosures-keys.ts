import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { disclosureOperations as ops } from "@entente/api";
import { createKeyPair, keyFingerprint, readOverseerKey, toBase64Url } from "@entente/disclosure";
import { sealOverseerFile } from "@entente/disclosure/node";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, needed, nothing, only, say, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { passphraseFrom } from "./disclosures-desk.ts";
import { readJsonFile } from "./files.ts";
import { facts, table } from "./text.ts";

const PUBLIC = "overseer-key.json";
const PRIVATE = "overseer-private.json";

const keys: CliCommand = {
  words: "disclosure keys",
  summary: "Makes the key pair of an oversight body, offline: nothing is sent anywhere.",
  flags: {
    party: { value: "PARTY", help: "the party that the body oversees, by its id" },
    body: { value: "CODE", help: "the body's code, as agreements write it" },
    out: { value: "DIR", help: "where the two files go" },
    "passphrase-file": { value: "FILE", help: "file with the passphrase that seals the private part" },
  },
  example:
    "entente disclosure keys --party sha256:Hk0… --body TLV-OVERSIGHT --out ./keys --passphrase-file ./passphrase",
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const out = needed(flags, "out");
    const passphrase = passphraseFrom(needed(flags, "passphrase-file"));
    const pair = await createKeyPair();
    const [type, v] = ["entente-overseer-key", 1];
    const named = { party: needed(flags, "party"), body: needed(flags, "body") };
    const key = readOverseerKey({ type, v, ...named, key: toBase64Url(pair.publicKey) });
    const [publicFile, privateFile] = [join(out, PUBLIC), join(out, PRIVATE)];
    for (const file of [publicFile, privateFile])
      if (existsSync(file)) throw new UsageError(`${file} is there already; what it opens would be lost`);
    mkdirSync(out, { recursive: true, mode: 0o700 });
    writeFileSync(privateFile, sealOverseerFile(key, pair, passphrase), { mode: 0o600, flag: "wx" });
    writeFileSync(publicFile, `${JSON.stringify(key, null, 2)}\n`, { flag: "wx" });
    const fingerprint = keyFingerprint(key);
    say(io, json, { ...key, fingerprint, publicFile, privateFile }, () =>
      [
        facts([
          ["body", key.body],
          ["fingerprint", fingerprint],
          ["public", publicFile],
          ["private", privateFile],
        ]),
        "",
        `Keep ${privateFile} offline, with a copy elsewhere: without it nothing that was handed in can be read.`,
        `Next: "entente disclosure register ${publicFile}", as an overseer at the node.`,
      ].join("\n"),
    );
    return 0;
  },
};

const register = actCommand({
  words: "disclosure register",
  takes: "FILE",
  summary: "Registers a body's public key as an overseer; a second person confirms it.",
  flags: {},
  example: "entente disclosure register ./keys/overseer-key.json --profile hugh",
  async run({ rest, io, json, client, query, options }) {
    const read = readOverseerKey(await readJsonFile(only(rest, "public key file"), io));
    const body = { body: read.body, key: read.key };
    const acted = await client.call(ops.registerOverseerKey, { query, body }, options);
    if (acted.result.fingerprint !== keyFingerprint(read))
      throw new Error("the node is of another party than the one this key was made for; withdraw it there");
    sayActed(
      io,
      json,
      acted,
      ({ id, fingerprint }) => `Registered as ${id}. Fingerprint: ${fingerprint}`,
      ({ id }) =>
        `Next: a second overseer, or an administrator where there is no other, asks the body for the fingerprint: "entente disclosure confirm ${id} --fingerprint …".`,
    );
    return undefined;
  },
});

const confirm = actCommand({
  words: "disclosure confirm",
  takes: "KEY",
  summary: "Confirms a body's key by the fingerprint that the body itself read out.",
  flags: { fingerprint: { value: "DIGITS", help: "eight groups of five digits, as the body gave them" } },
  example:
    'entente disclosure confirm 01K8ZJ4Q6V0000000000000001 --fingerprint "12345 12345 12345 12345 12345 12345 12345 12345"',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { id: only(rest, "key") };
    const body = { fingerprint: needed(flags, "fingerprint") };
    const acted = await client.call(ops.confirmOverseerKey, { params, query, body }, options);
    sayActed(io, json, acted, ({ id }) => `Key ${id} is in force: disclosures can be sealed to it.`);
    return undefined;
  },
});

const withdraw = actCommand({
  words: "disclosure withdraw",
  takes: "KEY",
  summary: "Withdraws a body's key: nothing more is sealed to it.",
  flags: {},
  example: "entente disclosure withdraw 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client, query, options }) {
    const params = { id: only(rest, "key") };
    const acted = await client.call(ops.withdrawOverseerKey, { params, query }, options);
    sayActed(io, json, acted, ({ id }) => `Key ${id} is withdrawn.`);
    return undefined;
  },
});

const bodies = apiCommand({
  words: "disclosure bodies",
  summary: "Lists the keys of oversight bodies, with their fingerprints.",
  flags: {},
  example: "entente disclosure bodies",
  async run({ rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(ops.listOverseerKeys, {});
    say(io, json, answer, () =>
      table(
        ["key", "body", "state", "fingerprint"],
        answer.items.map(({ id, body, state, fingerprint }) => [id, body, state, fingerprint]),
        'No key of an oversight body. Next: "entente disclosure keys", at the body.',
      ),
    );
    return undefined;
  },
});

/** Keys of the bodies: made offline, registered, confirmed. */
export const disclosureKeyCommands: readonly CliCommand[] = [keys, register, confirm, withdraw, bodies];
