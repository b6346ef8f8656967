import assert from "node:assert/strict";
import { test } from "node:test";
import { digestOf } from "@entente/agreement";
import type { FindingCode } from "./report.ts";
import type { Heads, Told } from "./test-material.ts";
import { after, last, violations } from "./test-report.ts";

/** What may go wrong in what the parties do: both have signed it, so only the entries themselves tell. */
type Wrong = {
  readonly what: string;
  readonly code: FindingCode;
  /** Does it, and gives the id of the entry that must be named, where one can be. */
  readonly act: (told: Told) => string | undefined | Promise<string | undefined>;
  readonly heads?: Heads;
};

const wrongs: readonly Wrong[] = [
  {
    what: "a release that names no agreement",
    code: "release-without-agreement",
    act: ({ story, hash }) => story.release(hash, { drop: ["agreement"] }),
  },
  {
    what: "a release under another agreement's hash",
    code: "release-wrong-agreement",
    act: ({ story, hash }) => story.release(hash, { agreement: digestOf(new Uint8Array(3)) }),
  },
  {
    what: "a release from before its writer had seen the agreement finalised",
    code: "release-without-agreement",
    act: async ({ story, hash, document }) => {
      for (const { entries } of Object.values(story.sides)) entries.length = 0;
      story.present("arvenia");
      story.present("talvia");
      await story.agree(document);
      // The last entry of the agreement is the partner's, and the writer has not applied it yet.
      return story.release(hash, { seen: story.sides.talvia.entries.length - 1 });
    },
  },
  {
    what: "a release in a suspended area",
    code: "release-forbidden",
    act: async ({ story, hash }) => {
      await story.suspend("talvia", hash, ["kessel-strait"]);
      return story.release(hash);
    },
  },
  {
    what: "a release under an agreement its own writer had suspended",
    code: "release-forbidden",
    act: async ({ story, hash }) => {
      await story.suspend("arvenia", hash);
      return story.release(hash);
    },
  },
  {
    what: "a release outside the areas of the agreement",
    code: "release-forbidden",
    act: ({ story, hash }) => story.release(hash, { record: { areas: ["elsewhere"] } }),
  },
  {
    what: "a release approved by one person alone",
    code: "release-forbidden",
    act: ({ story, hash }) =>
      story.release(hash, { record: { approvals: [{ person: "2", role: "release-officer" }] } }),
  },
  {
    what: "a release after the agreement has expired",
    code: "release-forbidden",
    act: ({ story, hash }) => {
      const made = story.release(hash, { at: Date.parse("2029-06-01T00:00:00Z") });
      return made;
    },
  },
  {
    what: "a release that rests on a clause which is not there",
    code: "release-unknown-clause",
    act: ({ story, hash }) => story.release(hash, { body: { clauses: ["1.1", "99.9"] } }),
  },
  {
    what: "a release that names other rules",
    code: "rules-differ",
    act: ({ story, hash }) => story.release(hash, { body: { rulesHash: digestOf(new Uint8Array(4)) } }),
  },
  {
    what: "a release that counts other objects than its set",
    code: "release-malformed",
    act: ({ story, hash }) => story.release(hash, { set: story.set("more", 7) }),
  },
  {
    what: "a receipt for other content than was sent",
    code: "receipt-differs",
    act: ({ story, waiting }) => story.receive(waiting, { set: story.set("other") }),
  },
  {
    what: "a receipt that names another sender",
    code: "receipt-differs",
    act: ({ story, waiting }) => story.receive(waiting, { body: { from: story.party("talvia") } }),
  },
  {
    what: "a receipt for what was never sent",
    code: "receipt-without-release",
    act: ({ story, waiting }) => story.receive(waiting, { body: { made: story.id() } }),
  },
  {
    what: "a receipt from before its writer had seen the release",
    code: "receipt-before-release",
    act: (told) => told.story.receive(told.story.release(told.hash), { seen: 12 }),
  },
  {
    what: "a second receipt",
    code: "receipt-twice",
    act: ({ story, made }) => story.receive(made),
  },
  {
    what: "an expiry of what was never sent",
    code: "expiry-without-release",
    act: ({ story }) =>
      story.write("talvia", "release.expired/1", {
        received: story.id(),
        release: story.id(),
        made: story.id(),
        payload: digestOf(new Uint8Array(5)),
        ranges: [[0, 0]],
        held: 1,
      }),
  },
  {
    what: "a recall whose time has run out",
    code: "recall-overdue",
    act: (told) => {
      told.story.recall(told.made, { executeBy: "2026-11-20T12:00:00Z" });
      told.story.now = Date.parse("2026-11-21T12:00:00Z");
      return last(told, "arvenia");
    },
  },
  {
    what: "a recall of what was never released",
    code: "recall-without-release",
    act: (told) => {
      told.story.recall(told.made, { body: { made: told.story.id() } });
      return last(told, "arvenia");
    },
  },
  {
    what: "a receipt for a recall that nobody ordered",
    code: "recall-receipt-without-order",
    act: ({ story, made }) => story.executeRecall(story.id(), made),
  },
  {
    what: "a receipt of a recall for other content",
    code: "recall-receipt-differs",
    act: ({ story, made }) => {
      const recall = story.recall(made);
      return story.executeRecall(recall, made, { body: { payload: digestOf(new Uint8Array(6)) } });
    },
  },
  {
    what: "a receipt of a recall that leaves something out",
    code: "recall-incomplete",
    act: ({ story, hash }) => {
      const made = story.release(hash, { record: { objects: 3 } });
      story.receive(made);
      return story.executeRecall(story.recall(made), made, {
        body: {
          ranges: [
            [0, 0],
            [2, 2],
          ],
        },
      });
    },
  },
  {
    what: "an answer about onward transfer that nobody asked for",
    code: "onward-answer-unasked",
    act: ({ story }) =>
      story.write("arvenia", "onward.answered/2", { request: story.id(), grant: true, code: "agreed" }),
  },
  {
    what: "a question about onward transfer of what was never sent",
    code: "onward-without-release",
    act: ({ story }) =>
      story.write("talvia", "onward.requested/2", {
        request: story.id(),
        made: story.id(),
        reason: "same-threat",
      }),
  },
  {
    what: "`seen` going back",
    code: "seen-back",
    act: ({ story }) => {
      story.write("talvia", "note.said/1", {}, { seen: 12 });
      return story.write("talvia", "note.said/1", {}, { seen: 11 });
    },
  },
  {
    what: "`seen` beyond the other log",
    code: "seen-ahead",
    act: ({ story }) => story.write("talvia", "note.said/1", {}, { seen: 1000 }),
  },
  {
    what: "two entries that claim to have seen each other",
    code: "seen-cycle",
    act: ({ story }) => {
      const [a, b] = [story.sides.arvenia.entries.length, story.sides.talvia.entries.length];
      story.write("arvenia", "note.said/1", {}, { seen: b + 1 });
      story.write("talvia", "note.said/1", {}, { seen: a + 1 });
      return undefined;
    },
  },
  {
    what: "an entry that does not say what it has seen",
    code: "seen-missing",
    act: ({ story }) => story.write("talvia", "note.said/1", {}, { drop: ["seen"] }),
  },
  {
    what: "an id used in both logs",
    code: "id-repeated",
    act: ({ story, made }) => story.write("talvia", "note.said/1", {}, { id: made }),
  },
  {
    what: "an entry of another log",
    code: "wrong-log",
    act: ({ story }) => story.write("talvia", "note.said/1", {}, { log: story.origin("arvenia") }),
  },
  {
    what: "an entry with a member nobody knows",
    code: "entry-malformed",
    act: ({ story }) => {
      story.write("talvia", "note.said/1", {}, { surprise: 1 } as object);
      return undefined;
    },
  },
  {
    what: "an entry whose body is not what its kind must be",
    code: "body-malformed",
    act: ({ story, made }) => story.receive(made, { body: { made: 7 } }),
  },
  {
    what: "a recall for a reason in words, where its kind has codes",
    code: "body-malformed",
    act: (told) => {
      told.story.recall(told.made, { body: { reason: "The second convoy was counted twice." } });
      return last(told, "arvenia");
    },
  },
  {
    what: "a question about onward transfer for a reason in words",
    code: "body-malformed",
    act: ({ story, made }) =>
      story.write("talvia", "onward.requested/2", { request: story.id(), made, reason: "They are hit too." }),
  },
  {
    what: "a refusal of onward transfer with the code of a grant",
    code: "body-malformed",
    act: ({ story }) =>
      story.write("arvenia", "onward.answered/2", { request: story.id(), grant: false, code: "agreed" }),
  },
  {
    what: "an agreement suspended with a key that is pinned nowhere",
    code: "agreement-signature",
    act: async ({ story, hash }) => {
      const signed = await story.sign("talvia", new Uint8Array(1), "entente-suspension+jws", "a stranger");
      return story.write("talvia", "agreement.suspended/1", { hash, reason: "breach", ...signed });
    },
  },
  {
    what: "an agreement suspended with the other party's key",
    code: "agreement-signature",
    act: async ({ story, hash }) => {
      await story.suspend("arvenia", hash);
      const taken = story.sides.arvenia.entries.pop()!;
      const { body } = JSON.parse(new TextDecoder().decode(taken.bytes)) as { body: Record<string, unknown> };
      return story.write("talvia", "agreement.suspended/1", body, { id: taken.id });
    },
  },
  {
    what: "a signature over something else",
    code: "agreement-signature",
    act: async ({ story, hash }) => {
      const signed = await story.sign("talvia", new TextEncoder().encode("{}"), "entente-suspension+jws");
      return story.write("talvia", "agreement.suspended/1", { hash, reason: "breach", ...signed });
    },
  },
  {
    what: "a signature with a key that its party's card has revoked",
    code: "agreement-signature",
    act: async ({ story, hash }) => {
      const key = JSON.parse(story.sides.talvia.cards[0]!.text).keys.find(
        (one: { role: string }) => one.role === "signatory",
      ).public as string;
      story.sides.talvia.addCard({}, [key]);
      story.present("talvia");
      return story.suspend("talvia", hash);
    },
  },
  {
    what: "an agreement resumed that was never suspended",
    code: "agreement-step",
    act: ({ story, hash }) => story.resume("talvia", hash, story.id()),
  },
  {
    what: "a card that does not continue the chain",
    code: "card-broken",
    act: ({ story }) => {
      story.sides.talvia.addCard({ sequence: 7 });
      const id = story.present("talvia");
      return id;
    },
    heads: { logSeed: (name) => `${name} log 0` },
  },
];

for (const { what, code, act, heads } of wrongs)
  test(`${what} is found: ${code}`, async () => {
    let id: string | undefined;
    const { report } = await after(async (told) => {
      id = await act(told);
    }, heads);
    const found = violations(report).filter((finding) => finding.code === code);
    assert.equal(found.length, 1, JSON.stringify(violations(report), null, 1));
    if (id !== undefined) assert.equal(found[0]!.entry, id);
    assert.equal(report.ok, false);
    // Nothing but what this leads to: every other violation is about the very same wrong.
    const others = violations(report).filter((finding) => finding.code !== code);
    const led = others.filter((finding) => !consequences[code]?.includes(finding.code));
    assert.deepEqual(led, [], JSON.stringify(led, null, 1));
  });

/** A card that does not count brings no key: what was signed with it does not count either. */
const consequences: Partial<Record<FindingCode, readonly FindingCode[]>> = {
  "card-broken": ["cosignature-missing"],
  "recall-without-release": [],
};
