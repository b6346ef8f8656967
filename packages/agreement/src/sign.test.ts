import assert from "node:assert/strict";
import { sign } from "node:crypto";
import { describe, it } from "node:test";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { GeneralSign, generalVerify } from "jose";
import { AgreementError, type AgreementErrorCode } from "./errors.ts";
import { writeAgreement } from "./read.ts";
import {
  combineSignatures,
  type DetachedJws,
  jwsBytes,
  missingSignatures,
  type PartyKey,
  pinnedKeysOf,
  type Signer,
  signDocument,
  thresholdsMet,
  verifyDocument,
} from "./sign.ts";
import {
  ARVENIA,
  arvenianKey,
  NOW,
  servicesAgreement,
  TALVIA,
  type TestKey,
  talvianKey,
  testKey,
} from "./testing.ts";

const document = servicesAgreement();
const bytes = writeAgreement(document);
const pinned = pinnedKeysOf(document);
const IAT = Date.parse(NOW) / 1000;
const TYP = "entente-agreement+jws";

const signer = (key: TestKey, changes: Partial<Signer> = {}): Signer => ({
  privateKey: key.privateKey,
  kid: key.pinned.kid,
  typ: TYP,
  role: "signatory",
  iat: IAT,
  ...changes,
});

/** Signs any header whatever, as someone who does not keep to the profile would. */
function forged(header: unknown, key: TestKey = arvenianKey, payload: Uint8Array = bytes): DetachedJws {
  const encoded = Buffer.from(canonicalBytes(header as JsonValue)).toString("base64url");
  return { signatures: [{ protected: encoded, signature: rawSignature(encoded, key, payload) }] };
}

function rawSignature(encoded: string, key: TestKey, payload: Uint8Array): string {
  return sign(null, Buffer.concat([Buffer.from(`${encoded}.`), payload]), key.privateKey).toString(
    "base64url",
  );
}

const profile = {
  alg: "Ed25519",
  b64: false,
  crit: ["b64"],
  iat: IAT,
  kid: arvenianKey.pinned.kid,
  role: "signatory",
  typ: TYP,
};

async function refuses(
  jws: unknown,
  code: AgreementErrorCode,
  keys: readonly PartyKey[] = pinned,
  at = NOW,
): Promise<void> {
  await assert.rejects(verifyDocument(bytes, jws, keys, TYP, at), (error) => {
    assert.ok(error instanceof AgreementError, String(error));
    assert.equal(error.code, code);
    return true;
  });
}

describe("signing", () => {
  it("both parties' signatures verify, together and in any order of arrival", async () => {
    const [a, t] = [
      await signDocument(bytes, signer(arvenianKey)),
      await signDocument(bytes, signer(talvianKey)),
    ];
    const both = combineSignatures(a, t);
    assert.deepEqual(jwsBytes(both), jwsBytes(combineSignatures(t, a, both)));
    const verified = await verifyDocument(bytes, both, pinned, TYP, NOW);
    assert.deepEqual(verified.map(({ party }) => party).sort(), [ARVENIA, TALVIA]);
    assert.ok(thresholdsMet(document, verified));
  });

  it("one party's signature is not enough, and says whose is missing", async () => {
    const verified = await verifyDocument(
      bytes,
      await signDocument(bytes, signer(arvenianKey)),
      pinned,
      TYP,
      NOW,
    );
    assert.ok(!thresholdsMet(document, verified));
    assert.deepEqual(missingSignatures(document, verified), [{ party: TALVIA, needed: 1, given: 0 }]);
  });

  it("a threshold counts keys, not signatures", () => {
    const twoOfTwo = { parties: document.parties.map((party) => ({ ...party, signatoryThreshold: 2 })) };
    const one = { party: ARVENIA, kid: "k", role: "signatory", iat: IAT } as const;
    assert.equal(missingSignatures(twoOfTwo, [one, one])[0]?.given, 1);
    assert.ok(!thresholdsMet({ parties: [] }, []));
  });

  it("is the JWS that another implementation writes and reads", async () => {
    const { typ: _typ, privateKey: _key, ...rest } = signer(arvenianKey);
    const theirs = await new GeneralSign(bytes)
      .addSignature(arvenianKey.privateKey, { crit: { b64: true } })
      .setProtectedHeader({ alg: "Ed25519", b64: false, crit: ["b64"], ...rest, typ: TYP })
      .done()
      .sign();
    const ours = await signDocument(bytes, signer(arvenianKey));
    await generalVerify({ ...ours, payload: bytes } as never, arvenianKey.pinned.jwk);
    assert.equal(theirs.signatures.length, 1);
    // Written by hand, over the signing input of RFC 7797 §5: the same signature, since Ed25519 is deterministic.
    assert.deepEqual(forged(profile).signatures[0], ours.signatures[0]);
  });
});

describe("verifying refuses", () => {
  it("other bytes, by as little as one bit", async () => {
    const jws = await signDocument(bytes, signer(arvenianKey));
    const altered = bytes.slice();
    altered[100] = (altered[100] ?? 0) ^ 1;
    await assert.rejects(verifyDocument(altered, jws, pinned, TYP, NOW), { code: "bad-signature" });
  });

  it("a header that is not exactly the profile", async () => {
    for (const header of [
      { ...profile, alg: "EdDSA" },
      { ...profile, alg: "none" },
      { ...profile, alg: "HS256" },
      { ...profile, b64: true },
      { ...profile, crit: ["b64", "exp"], exp: 1 },
      { ...profile, crit: [] },
      { ...profile, iat: "now" },
      { ...profile, iat: 1.5 },
      { ...profile, kid: 1 },
      { ...profile, jku: "https://attacker.example/keys" },
      { ...profile, jwk: arvenianKey.pinned.jwk },
      { ...profile, x5c: [] },
      { ...profile, x5u: "https://attacker.example" },
      { ...profile, typ: "entente-amendment+jws" },
      { ...profile, typ: "JWT" },
    ])
      await refuses(forged(header), "signature-profile");
    const { iat: _iat, ...without } = profile;
    await refuses(forged(without), "signature-profile");
  });

  it("a header that is not canonical, and one that is not base64url", async () => {
    const spaced = Buffer.from(JSON.stringify(profile, null, 1)).toString("base64url");
    await refuses(
      { signatures: [{ protected: spaced, signature: rawSignature(spaced, arvenianKey, bytes) }] },
      "signature-profile",
    );
    const [good] = forged(profile).signatures;
    assert.ok(good);
    await refuses({ signatures: [{ ...good, protected: `${good.protected}=` }] }, "signature-form");
    await refuses({ signatures: [{ ...good, protected: "!" }] }, "signature-form");
  });

  it("anything beside the two members of a detached signature", async () => {
    const [good] = forged(profile).signatures;
    for (const jws of [
      null,
      "jws",
      [],
      {},
      { signatures: [] },
      { signatures: [good], payload: "" },
      { ...good },
      { signatures: [{ ...good, header: { kid: "x" } }] },
      { signatures: [{ protected: 1, signature: 2 }] },
      { signatures: Array.from({ length: 257 }, () => good) },
    ])
      await refuses(jws, "signature-form");
  });

  it("a key that is not pinned, even if the signature is good", async () => {
    const stranger = testKey();
    await refuses(forged({ ...profile, kid: stranger.pinned.kid }, stranger), "unknown-key");
  });

  it("a pinned kid with another key's signature", async () => {
    await refuses(forged(profile, talvianKey), "bad-signature");
    await refuses(forged({ ...profile, kid: talvianKey.pinned.kid }), "bad-signature");
  });

  it("the same key twice, and a bad signature beside a good one", async () => {
    const [good] = forged(profile).signatures;
    const [later] = forged({ ...profile, iat: IAT + 1 }).signatures;
    await refuses({ signatures: [good, later] }, "duplicate-signature");
    const bad = forged({ ...profile, kid: talvianKey.pinned.kid }, arvenianKey).signatures[0];
    await refuses({ signatures: [good, bad] }, "bad-signature");
  });

  it("a role the key does not have", async () => {
    await refuses(forged({ ...profile, role: "oversight" }), "key-role");
    await refuses(forged({ ...profile, role: "node" }), "key-role");
  });

  it("a key outside its time, by the log or by its own word", async () => {
    await refuses(forged(profile), "key-time", pinned, "2031-01-01T00:00:00Z");
    await refuses(forged({ ...profile, iat: Date.parse("2025-06-01T00:00:00Z") / 1000 }), "key-time");
    // A revoked key stays listed with its end date: what it signed and was logged before still verifies.
    const revoked = pinned.map((key) => ({ ...key, until: "2026-12-01T00:00:00Z" }));
    assert.equal((await verifyDocument(bytes, forged(profile), revoked, TYP, NOW)).length, 1);
    await refuses(forged(profile), "key-time", revoked, "2026-12-01T00:00:00Z");
  });

  it("a signature over a suspension as one over an agreement", async () => {
    const suspension = await signDocument(bytes, signer(arvenianKey, { typ: "entente-suspension+jws" }));
    await refuses(suspension, "signature-profile");
    assert.equal((await verifyDocument(bytes, suspension, pinned, "entente-suspension+jws", NOW)).length, 1);
  });

  it("signatures cut short or of the wrong length", async () => {
    const [good] = forged(profile).signatures;
    assert.ok(good);
    for (const signature of ["", "AAAA", good.signature.slice(4), `${good.signature}AAAA`])
      await refuses({ signatures: [{ ...good, signature }] }, "bad-signature");
  });
});
