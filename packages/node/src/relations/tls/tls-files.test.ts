import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { type MadeCertificate, makeCertificate } from "../../testing/certificates.ts";
import { pinOf, pinOfPem } from "./pins.ts";
import { TlsFiles } from "./tls-files.ts";

const NOW = Date.parse("2026-11-22T10:00:00Z");

function places(t: TestContext) {
  const directory = mkdtempSync(join(tmpdir(), "entente-tls-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const paths = { key: join(directory, "key.pem"), cert: join(directory, "cert.pem") };
  const write = (made: Partial<Pick<MadeCertificate, "key" | "cert">>) => {
    if (made.key !== undefined) writeFileSync(paths.key, made.key);
    if (made.cert !== undefined) writeFileSync(paths.cert, made.cert);
  };
  return { paths, write };
}

test("a pair that is exchanged half comes into use when its other half is there, and what was in use stays until then", async (t) => {
  const { paths, write } = places(t);
  const [one, two] = [await makeCertificate(NOW), await makeCertificate(NOW)];
  write(one);
  const files = new TlsFiles(paths);
  assert.equal(files.current.cert, one.cert);
  assert.equal(files.refresh(), false);
  write({ key: two.key });
  assert.equal(files.refresh(), false);
  assert.match(files.problem!, /does not belong to the key/);
  assert.equal(files.current.key, one.key);
  write({ cert: two.cert });
  assert.equal(files.refresh(), true);
  assert.deepEqual([files.current.cert, files.problem], [two.cert, undefined]);
  write({ cert: "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n" });
  assert.equal(files.refresh(), false);
  assert.equal(files.current.cert, two.cert);
});

test("a certificate that somebody objects to stays out of use, and the reason is kept", async (t) => {
  const { paths, write } = places(t);
  const [one, two] = [await makeCertificate(NOW), await makeCertificate(NOW)];
  write(one);
  const files = new TlsFiles(paths, (certificate) =>
    pinOf(certificate) === pinOfPem(one.cert) ? undefined : "not on the card",
  );
  assert.equal(files.current.cert, one.cert);
  write(two);
  assert.equal(files.refresh(), false);
  assert.match(files.problem!, /not on the card/);
  assert.equal(files.current.cert, one.cert);
});

test("a certificate and the public key it will be issued for have one pin; a missing file is said by its name", async (t) => {
  const { paths } = places(t);
  const made = await makeCertificate(NOW);
  assert.equal(pinOfPem(made.cert), pinOfPem(made.publicKey));
  assert.throws(() => new TlsFiles(paths).current, { code: "ENOENT" });
});
