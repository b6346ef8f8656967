import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { concatBytes, utf8 } from "./bytes.ts";
import {
  cosign,
  evaluatePolicy,
  formatCheckpoint,
  formatVerifierKey,
  type Grade,
  openCheckpoint,
  parsePolicy,
  policyKeys,
  type SignatureLine,
  verifierKey,
} from "./index.ts";
import { sha256, signerFromSeed, verifyEd25519 } from "./node-crypto.ts";
import {
  bytes,
  cosigned,
  log,
  log300,
  overseer,
  partner,
  policyText,
  refusesCleanly,
  vectors,
  withCode,
} from "./test-material.ts";

const read = (file: string | Uint8Array) => parsePolicy(file, sha256);

function cosigner(name: string, seedByte: number) {
  const { publicKey, sign } = signerFromSeed(new Uint8Array(32).fill(seedByte));
  return { key: verifierKey(name, 4, publicKey, sha256), publicKey, sign };
}

const second = cosigner("entente.example/overseer-2/witness", 0x61);
const third = cosigner("entente.example/overseer-3/witness", 0x62);

/** The policy an agreement gives: the partner, and one of its three overseers. */
const agreed = `log ${vectors.logKey}
witness B ${vectors.partnerKey} https://b.example/entente/agr/witness
witness O1 ${vectors.overseerKey}
witness O2 ${formatVerifierKey(second.key)}
witness O3 ${formatVerifierKey(third.key)}
group overseers 1 O1 O2 O3
group q all B overseers
quorum q
`;

function gradeOf(file: string, lines: SignatureLine[], partnerName?: string): Grade {
  const policy = read(file);
  const opened = openCheckpoint(log300.note(300, ...lines), policyKeys(policy), verifyEd25519);
  return evaluatePolicy(policy, opened.verified, partnerName).grade;
}

const by = (who: typeof second) =>
  cosign(formatCheckpoint(log300.checkpoint(300)), who.key, 1_790_000_062, who.sign);

/** An ML-DSA-44 key, which this package reads and never verifies. */
function mlDsaKey(name: string): string {
  const typed = concatBytes(Uint8Array.of(6), new Uint8Array(1312).fill(7));
  const id = sha256(utf8(`${name}\n`), typed).slice(0, 4);
  return `${name}+${id.toHex()}+${typed.toBase64()}`;
}

test("a policy names logs, witnesses, groups and a quorum", () => {
  const policy = read(policyText);
  assert.deepEqual(policy.logs, [{ key: log.key }]);
  assert.deepEqual(policy.witnesses, [
    { name: "B", key: partner.key, url: "https://b.example/witness" },
    { name: "O1", key: overseer.key },
  ]);
  assert.deepEqual(policy.groups, [{ name: "q", threshold: 2, members: ["B", "O1"] }]);
  assert.equal(policy.quorum, "q");
  assert.deepEqual(policy.id, sha256(bytes(policyText)));
  assert.deepEqual(policyKeys(policy), [log.key, partner.key, overseer.key]);
});

test("grades: the log alone, with the partner, with the quorum", () => {
  assert.equal(gradeOf(agreed, []), "self");
  assert.equal(gradeOf(agreed, [by(second)]), "self");
  assert.equal(gradeOf(agreed, [cosigned(300)]), "partner");
  assert.equal(gradeOf(agreed, [cosigned(300), by(second)]), "full");
  assert.equal(gradeOf(agreed.replace("overseers 1", "overseers 2"), [cosigned(300), by(second)]), "partner");
  assert.equal(gradeOf(agreed.replace("overseers 1", "overseers any"), [cosigned(300), by(third)]), "full");
  assert.equal(
    gradeOf(agreed.replace("overseers 1", "overseers all"), [cosigned(300), by(third)]),
    "partner",
  );
});

test("a witness the quorum can do without is not the partner", () => {
  const twoOfThree = agreed
    .replace("group overseers 1 O1 O2 O3", "group first all O1 O2\ngroup second all O3")
    .replace("q all B overseers", "q 2 B first second");
  assert.equal(gradeOf(twoOfThree, [cosigned(300)]), "self");
  assert.equal(gradeOf(twoOfThree, [cosigned(300), by(third)]), "full");
});

test("without the log's own signature there is no grade, whoever has cosigned", () => {
  const policy = read(agreed);
  const opened = openCheckpoint(
    log300.note(300, cosigned(300), by(second)),
    [partner.key, second.key],
    verifyEd25519,
  );
  assert.equal(evaluatePolicy(policy, opened.verified).grade, "none");
});

test("the partner can be named where the quorum does not tell", () => {
  assert.equal(gradeOf(policyText, [cosigned(300)]), "self");
  assert.equal(gradeOf(policyText, [cosigned(300)], "B"), "partner");
  assert.equal(gradeOf(policyText, [cosigned(300)], "O1"), "self");
  assert.equal(gradeOf(`log ${vectors.logKey}\nquorum none\n`, []), "full");
  assert.equal(
    gradeOf(`log ${vectors.logKey}\nwitness B ${vectors.partnerKey}\nquorum B\n`, [cosigned(300)]),
    "full",
  );
});

test("it tells who has cosigned, and when", () => {
  const policy = read(agreed);
  const opened = openCheckpoint(
    log300.note(300, by(second), cosigned(300)),
    policyKeys(policy),
    verifyEd25519,
  );
  assert.deepEqual(evaluatePolicy(policy, opened.verified).cosigners, [
    { name: "B", time: vectors.partnerTime },
    { name: "O2", time: 1_790_000_062 },
  ]);
});

test("comments, blank lines, tabs and a missing last line feed are read over", () => {
  const spaced = `# a comment\n\n \t# another\n \tlog \t ${vectors.logKey}  \nquorum none`;
  assert.deepEqual(read(spaced).logs, [{ key: log.key }]);
  // A comment may hold any octet from 0x80; names are opaque.
  assert.equal(
    read(concatBytes(bytes("# "), Uint8Array.of(0xff, 0x0a), bytes("quorum none\n"))).quorum,
    undefined,
  );
});

test("a dual-key cosigner is two witness lines; its ML-DSA key satisfies nothing here", () => {
  const file = (rule: string) => `log ${vectors.logKey}
witness B ${vectors.partnerKey}
witness B-pq ${mlDsaKey("entente.example/org-b/witness-pq")}
group b ${rule} B B-pq
quorum b
`;
  assert.equal(gradeOf(file("any"), [cosigned(300)]), "full");
  assert.equal(gradeOf(file("all"), [cosigned(300)], "B"), "partner");
  assert.equal(read(file("any")).witnesses[1]?.key.type, 6);
});

test("64 logs and witnesses are read", () => {
  const logs: string[] = [];
  const witnesses: string[] = [];
  for (let i = 0; i < 32; i++) {
    const seed = (base: number) => signerFromSeed(new Uint8Array(32).fill(base + i)).publicKey;
    logs.push(`log ${formatVerifierKey(verifierKey(`log-${i}`, 1, seed(0x70), sha256))}\n`);
    witnesses.push(`witness w${i} ${formatVerifierKey(verifierKey(`w${i}`, 4, seed(0xa0), sha256))}\n`);
  }
  const groups = Array.from({ length: 32 }, (_, i) => `group g${i} any w${i}\n`);
  const policy = read([...logs, ...witnesses, ...groups, "quorum g31\n"].join(""));
  assert.deepEqual([policy.logs.length, policy.witnesses.length, policy.groups.length], [32, 32, 32]);
});

test("a policy with anything doubtful in it is refused", () => {
  const B = `witness B ${vectors.partnerKey}\n`;
  const O1 = `witness O1 ${vectors.overseerKey}\n`;
  const bad = {
    "no quorum": B,
    "two quorums": "quorum none\nquorum none\n",
    "a quorum named later": `quorum B\n${B}`,
    "a quorum with more fields": `${B}quorum B B\n`,
    "an unknown keyword": "overseer B\nquorum none\n",
    "an inline comment": `${B}quorum B # the partner\n`,
    "a threshold of 0": `${B}group g 0 B\nquorum g\n`,
    "a threshold beyond the members": `${B}group g 2 B\nquorum g\n`,
    "a threshold with a leading zero": `${B}group g 01 B\nquorum g\n`,
    "an empty group": `${B}group g all\nquorum g\n`,
    "a member named later": `group g all B\n${B}quorum g\n`,
    "a group in itself": "group g all g\nquorum g\n",
    "a member twice in a group": `${B}group g 2 B B\nquorum g\n`,
    "a member of two groups": `${B}${O1}group g all B\ngroup h any B O1\nquorum h\n`,
    "a name taken": `${B}witness B ${vectors.overseerKey}\nquorum B\n`,
    "a group under a witness's name": `${B}group B all B\nquorum B\n`,
    "a reserved name": `witness none ${vectors.partnerKey}\nquorum none\n`,
    "one key under two names": `${B}witness C ${vectors.partnerKey}\nquorum B\n`,
    "one log twice": `log ${vectors.logKey}\nlog ${vectors.logKey}\nquorum none\n`,
    "a log's key as a witness": `witness L ${vectors.logKey}\nquorum L\n`,
    "a witness's key as a log": `log ${vectors.partnerKey}\nquorum none\n`,
    "one underlying key as log and witness": `log ${vectors.logKey}\nwitness L ${formatVerifierKey(
      verifierKey("l", 4, log.publicKey, sha256),
    )}\nquorum L\n`,
    "a key with a wrong id": `log ${vectors.logKey.replace("1d3c3d44", "1d3c3d45")}\nquorum none\n`,
    "carriage returns": policyText.replaceAll("\n", "\r\n"),
    "a control character": "quorum none\u007f\n",
    "a Unicode space between fields": policyText.replace("quorum q", "quorum\u00a0q"),
  };
  for (const [what, file] of Object.entries(bad))
    assert.throws(() => read(file), withCode("bad-policy"), what);
});

test("whatever comes as a policy is read or refused", () => {
  const word = fc.constantFrom(
    "log",
    "witness",
    "group",
    "quorum",
    "none",
    "any",
    "all",
    "1",
    "0",
    "A",
    "B",
    "#",
  );
  const key = fc.constantFrom(vectors.logKey, vectors.partnerKey, vectors.overseerKey);
  const space = fc.constantFrom(" ", "\t", "\n", "\r", "\u00a0");
  const piece = fc.oneof(
    { weight: 6, arbitrary: word },
    { weight: 2, arbitrary: key },
    { weight: 6, arbitrary: space },
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => refusesCleanly(() => read(pieces.join("")))),
  );
  fc.assert(fc.property(fc.uint8Array(), (file) => refusesCleanly(() => read(file))));
});
