import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { fromHex } from "./index.ts";
import { sha256, signerFromSeed, verifyEd25519 } from "./node-crypto.ts";

test("SHA-256 is that of the concatenation, whatever the parts", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 5 }), (parts) => {
      const expected = createHash("sha256");
      for (const part of parts) expected.update(part);
      assert.deepEqual(sha256(...parts), new Uint8Array(expected.digest()));
    }),
  );
  const large = [new Uint8Array(20_000).fill(1), new Uint8Array(20_000).fill(2)];
  assert.deepEqual(sha256(...large), sha256(new Uint8Array([...large[0]!, ...large[1]!])));
});

test("Ed25519 signs and verifies the first vectors of RFC 8032 §7.1", () => {
  const vectors = [
    {
      seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      signature:
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    },
    {
      seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: "72",
      signature:
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    },
  ];
  for (const { seed, publicKey, message, signature } of vectors) {
    const signer = signerFromSeed(fromHex(seed));
    assert.deepEqual(signer.publicKey, fromHex(publicKey));
    assert.deepEqual(signer.sign(fromHex(message)), fromHex(signature));
    assert.ok(verifyEd25519(fromHex(publicKey), fromHex(message), fromHex(signature)));
    assert.equal(verifyEd25519(fromHex(publicKey), Uint8Array.of(9), fromHex(signature)), false);
  }
});

test("keys and signatures that are none are not valid, and do not throw", () => {
  const { publicKey, sign } = signerFromSeed(new Uint8Array(32).fill(9));
  const message = Uint8Array.of(1);
  const signature = sign(message);
  assert.equal(verifyEd25519(publicKey.slice(1), message, signature), false);
  assert.equal(verifyEd25519(publicKey, message, signature.slice(1)), false);
  assert.equal(verifyEd25519(publicKey, message, new Uint8Array(64).fill(255)), false);
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      (key) => !verifyEd25519(key, message, signature),
    ),
  );
});

test("more keys than are kept imported still verify, each its own", () => {
  const message = Uint8Array.of(1);
  const signers = Array.from({ length: 300 }, (_, i) =>
    signerFromSeed(
      new Uint8Array(32)
        .fill(3)
        .with(0, i % 256)
        .with(1, i >> 8),
    ),
  );
  const signatures = signers.map(({ sign }) => sign(message));
  for (const round of [0, 1]) {
    for (let i = 0; i < signers.length; i++) {
      assert.ok(verifyEd25519(signers[i]!.publicKey, message, signatures[i]!), `round ${round}, key ${i}`);
    }
  }
  assert.equal(verifyEd25519(signers[0]!.publicKey, message, signatures[1]!), false);
});
