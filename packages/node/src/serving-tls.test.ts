import assert from "node:assert/strict";
import type { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectPlain } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { connect } from "node:tls";
import { keyPortOf, readConfig } from "./config.ts";
import { initialise } from "./init.ts";
import { openRootKeys, readDraft, rootsAfter, signDraft } from "./keys/index.ts";
import { EntenteNode } from "./node.ts";
import { pinOf, pinOfPem, pinsShown } from "./relations/index.ts";
import { serveNode } from "./serve.ts";
import { type MadeCertificate, makeCertificate } from "./testing/certificates.ts";

/** How an operator pins the certificate between nodes, and exchanges it, at one node with its own files. */

const PASSPHRASE = "a passphrase for a test";

async function founded(t: TestContext, first: MadeCertificate) {
  const root = mkdtempSync(join(tmpdir(), "entente-serving-"));
  t.after(() => rmSync(root, { recursive: true }));
  const directory = join(root, "data");
  const keysDirectory = join(root, "keys");
  mkdirSync(directory);
  const put = ({ key, cert }: MadeCertificate) => {
    writeFileSync(join(directory, "partners.key"), key);
    writeFileSync(join(directory, "partners.pem"), cert);
  };
  put(first);
  writeFileSync(join(root, "passphrase"), PASSPHRASE);
  await initialise({
    directory,
    keysDirectory,
    name: { en: "CERT Arvenia", fr: "CERT Arvénie" },
    country: "XAR",
    people: { port: 0 },
    partners: { port: 0, tls: { key: "partners.key", cert: "partners.pem", pinned: true } },
    address: "https://node.cert-a.example:8441",
    rules: { policy: "XAR", ladder: [{ code: "NONE", rank: 0, names: [] }], caveats: [], redUnits: [] },
    accounts: ["Alma", "Bruno"].map((name) => ({ name, roles: ["administrator"], clearance: "NONE" })),
    passphrase: PASSPHRASE,
    passphraseFile: join(root, "passphrase"),
  });
  const open = async () => {
    const config = readConfig(directory);
    const node = await EntenteNode.open({ config, keyring: keyPortOf(config, {}).load() });
    return { node, served: await serveNode(node, config, "silent") };
  };
  return { directory, keysDirectory, put, open };
}

/** The pin of what the partner listener shows to whoever connects now. */
async function shown(port: number): Promise<string> {
  const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
  await once(socket, "secureConnect");
  const pin = pinOf(socket.getPeerX509Certificate() as X509Certificate);
  socket.destroy();
  return pin;
}

test("a certificate named as pinned stands on the card; another takes its place only once the card names it, and then without a restart", async (t) => {
  const [old, next] = [await makeCertificate(Date.now()), await makeCertificate(Date.now())];
  const [before, after] = [pinOfPem(old.cert), pinOfPem(next.cert)];
  const { directory, keysDirectory, put, open } = await founded(t, old);
  const cardOf = ({ relations, config }: EntenteNode) => relations.cards.cardOf(config.party)!.card;

  let { node, served } = await open();
  const port = () => served.partners!.port;
  assert.deepEqual(cardOf(node).tls, { listens: [before], calls: [before] });
  assert.equal(await shown(port()), before);
  put(next);
  served.renew();
  assert.equal(await shown(port()), before, "partners would refuse what the card does not name");
  put(old);
  await served.close();

  const file = join(directory, "node.json");
  const config = JSON.parse(readFileSync(file, "utf8"));
  config.partners.tls.next = "next.pub";
  writeFileSync(join(directory, "next.pub"), next.publicKey);
  writeFileSync(file, JSON.stringify(config));
  ({ node, served } = await open());
  const view = node.administration.rotation.draft();
  const announced = (pins: typeof view.certificates.listens) => pins.map((pin) => [pin.digest, pin.isNew]);
  assert.deepEqual(announced(view.certificates.listens), [
    [before, false],
    [after, true],
  ]);
  assert.equal(view.certificates.changed, true);
  const draft = readDraft(view.file);
  assert.deepEqual(draft.draft.tls, { listens: [before, after], calls: [before, after] });
  const sealed = readFileSync(join(keysDirectory, "root.json"), "utf8");
  const roots = rootsAfter(draft.current, openRootKeys(sealed, PASSPHRASE));
  const card = signDraft(draft, roots, new Date().toISOString());
  await node.relations.issueCard(card, { id: "card 1", digest: "card 1" });
  assert.equal(node.administration.rotation.draft().certificates.changed, false);
  assert.deepEqual(node.relations.pinsInUse, { listens: before, calls: before });
  const chain = node.relations.cards.chain(node.config.party);
  const since = (to: number) =>
    pinsShown(chain.slice(0, to)).listens.map((pin) => [pin.digest, pin.since.sequence]);
  assert.deepEqual(since(1), [[before, 0]]);
  assert.deepEqual(since(2), [
    [before, 0],
    [after, 1],
  ]);
  put(next);
  served.renew();
  assert.equal(await shown(port()), after);
  assert.deepEqual(node.relations.pinsInUse, { listens: after, calls: after });
  assert.equal(pinOf(node.tls.calls!.certificate), after, "it calls with it, too");
  await served.close();
});

test("a certificate that node.json names and nobody can read stops the draft of a card, in words", async (t) => {
  const made = await makeCertificate(Date.now());
  const { directory, open } = await founded(t, made);
  const { node, served } = await open();
  rmSync(join(directory, "partners.pem"));
  assert.throws(() => node.administration.rotation.draft(), {
    code: "conflict",
    message: /A certificate that node\.json names cannot be read/,
  });
  served.renew();
  assert.equal(await shown(served.partners!.port), pinOfPem(made.cert));
  await served.close();
});

test("a connection to the partner listener holds a place from its opening, before TLS is spoken, until it is closed", async (t) => {
  const { open } = await founded(t, await makeCertificate(Date.now()));
  const { node, served } = await open();
  try {
    const { port } = served.partners!;
    const { places } = node.relations;
    const holding = async (count: number) => {
      while (places.size !== count) await new Promise((resume) => setImmediate(resume));
    };
    const silent = connectPlain({ host: "127.0.0.1", port });
    const speaking = connect({ host: "127.0.0.1", port, rejectUnauthorized: false });
    await once(speaking, "secureConnect");
    await holding(2);
    speaking.destroy();
    await holding(1);
    silent.destroy();
    await holding(0);
  } finally {
    await served.close();
  }
});
