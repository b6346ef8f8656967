import assert from "node:assert/strict";
import { test } from "node:test";
import { parseVerifierKey } from "@entente/tlog";
import { arvenia, ORIGIN, RealLog, talvia } from "../testing/real-log.ts";
import { liaisonOriginOf } from "../verify/cards.ts";
import { sha256 } from "../verify/hashing.ts";
import { checkByWebCrypto } from "../verify/signatures.ts";
import { checkExport, keysFrom } from "../verifying/check-export.ts";
import { verifierKeysOf } from "./verifier-keys.ts";

const cardsOf = ({ id, cards }: typeof arvenia) => [
  {
    id,
    keys: (JSON.parse(cards[0]!.card).keys as { role: string; public: string }[]).map((key) => ({
      ...key,
      revoked: false,
    })),
  },
];
const both = { ours: cardsOf(arvenia), theirs: cardsOf(talvia) };
const theirs = liaisonOriginOf(talvia.id, arvenia.id);
const listed = (...logs: { mine: boolean; origin: string }[]) =>
  verifierKeysOf(both, talvia.id, logs).map((line) => parseVerifierKey(line, sha256).name);

test("the log keys of every generation are listed, and each witness once", () => {
  const witnesses = [talvia, arvenia].map(({ id }) => `entente.party/${id.slice(7)}/witness`);
  assert.deepEqual(listed(), [ORIGIN, witnesses[0], theirs, witnesses[1]]);
  assert.deepEqual(listed({ mine: true, origin: `${ORIGIN}/3` }, { mine: false, origin: `${theirs}/2` }), [
    ORIGIN,
    `${ORIGIN}/2`,
    `${ORIGIN}/3`,
    witnesses[0],
    theirs,
    `${theirs}/2`,
    witnesses[1],
  ]);
});

test("an export with a log, its successor and its successor's successor is checked by them", async () => {
  const logs = [1, 2, 3].map((generation) => new RealLog(5, undefined, undefined, generation));
  const files = new Map(logs.flatMap((log) => [...log.exported()]));
  const manifest = JSON.parse(new TextDecoder().decode(files.get("export.json")));
  manifest.logs = logs.map(({ origin }) => ({ origin, party: arvenia.id, partner: talvia.id }));
  files.set("export.json", new TextEncoder().encode(JSON.stringify(manifest)));
  const lines = verifierKeysOf(both, talvia.id, [{ mine: true, origin: `${ORIGIN}/3` }]);
  const report = await checkExport({
    files: { read: async (path) => files.get(path) },
    keys: keysFrom(lines.join("\n")).keys,
    earlier: [],
    check: checkByWebCrypto,
    progress: () => undefined,
  });
  assert.deepEqual(
    report.logs.map(({ origin, steps }) => [
      origin,
      // No statement retires them here (verifying/retired.test.ts): what is asked is whose signatures they bear.
      steps.every(
        ({ name, code, state }) => name === "retirement" || state === "good" || code === "no-earlier",
      ),
    ]),
    logs.map(({ origin }) => [origin, true]),
  );
});
