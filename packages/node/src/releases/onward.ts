import type { OnwardGrant, OnwardReason, OnwardRefusal } from "@entente/agreement";
import { conflict, invalid, notFound, type Session } from "@entente/api";
import { digestText, type PartyId } from "../keys/index.ts";
import { type Command, type Draft, ulid } from "../ledger/index.ts";
import { belongings, productId } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import { toInstant, versionOf } from "./common.ts";
import type { CommandId, Desk } from "./dependencies.ts";
import { toRanges } from "./ranges.ts";

/**
 * Onward transfer: what came from a party goes to a third only with its consent, bound to these items, this
 * recipient, this purpose and a date. Silence is refusal.
 */

/** Attachments go where their report goes, and are asked for with it. */
const attachedTo = (reader: Reader, product: string): string[] =>
  belongings(reader, product).map(({ entry, position }) => productId(entry, position));

/** Where received products came in: by part, with their positions. */
function partsOf(
  reader: Reader,
  products: readonly string[],
): Map<string, { partner: PartyId; leaf: Uint8Array; positions: number[] }> {
  const parts = new Map<string, { partner: PartyId; leaf: Uint8Array; positions: number[] }>();
  for (const product of products.flatMap((each) => [each, ...attachedTo(reader, each)])) {
    const row = reader.get<{ part: string; position: number; partner: PartyId; leaf: Uint8Array }>(
      `SELECT i.part, i.position, p.partner, p.leaf FROM view_part_item i JOIN view_part p ON p.id = i.part
       WHERE i.product = :product AND p.direction = 'in' AND i.gone IS NULL`,
      { product },
    );
    if (row === undefined) throw notFound("received product");
    const part = parts.get(row.part) ?? { partner: row.partner, leaf: row.leaf, positions: [] };
    part.positions.push(row.position);
    parts.set(row.part, part);
  }
  return parts;
}

export type OnwardAsked = {
  readonly products: readonly string[];
  readonly to: PartyId;
  readonly purpose: string;
  readonly expires: string;
  readonly reason: OnwardReason;
};

/** Asks each originator; one question for each release the products came with. */
export function requestOnward(
  desk: Desk,
  asked: OnwardAsked,
  session: Session,
  command: CommandId,
): Command<{ requests: string[] }> {
  return {
    ...command,
    decide(reader) {
      const maySee = desk.maySee(session);
      if (asked.expires <= toInstant(desk.now()))
        throw invalid("/expires", "This has passed already; ask for longer.");
      if (!asked.products.every(maySee)) throw notFound("received product");
      const entries: Draft[] = [];
      const requests: string[] = [];
      for (const [made, { partner, leaf, positions }] of partsOf(reader, asked.products)) {
        const id = ulid(desk.now());
        requests.push(id);
        const { to, purpose, expires, reason } = asked;
        entries.push({
          log: { partner },
          kind: "onward.requested/2",
          actor: "release-officer",
          refs: [digestText(leaf)],
          body: { request: id, made, ranges: toRanges(positions), to, purpose, expires, reason },
        });
      }
      return { entries, expects: {}, result: { requests } };
    },
  };
}

export type OnwardAnswer =
  | { readonly grant: true; readonly code: OnwardGrant; readonly expires?: string | undefined }
  | { readonly grant: false; readonly code: OnwardRefusal };

/** Answers, as the originator. */
export function answerOnward(
  desk: Desk,
  id: string,
  given: OnwardAnswer,
  command: CommandId,
): Command<{ request: string }> {
  return {
    ...command,
    decide(reader) {
      const row = reader.get<{ partner: PartyId; state: string; leaf: Uint8Array; expires: string }>(
        "SELECT partner, state, leaf, expires FROM view_onward WHERE request = :id AND direction = 'in'",
        { id },
      );
      if (row === undefined) throw notFound("request");
      if (row.state !== "waiting") throw conflict(`This request was ${row.state} before.`);
      if (given.grant && row.expires <= toInstant(desk.now()))
        throw conflict("What was asked for has ended; the silence until then was a refusal.");
      const answer = given.grant ? granted(given, row.expires) : { grant: false, code: given.code };
      return {
        entries: [
          {
            log: { partner: row.partner },
            kind: "onward.answered/2",
            actor: "release-officer",
            refs: [digestText(row.leaf)],
            body: { request: id, ...answer },
          },
        ],
        expects: { [`onward:${id}`]: versionOf(reader, `onward:${id}`) },
        result: { request: id },
      };
    },
  };
}

/** A grant is bound to exactly what was asked, and may be shorter, never longer; its code says which it is. */
function granted({ code, expires }: Extract<OnwardAnswer, { grant: true }>, asked: string) {
  const until = expires ?? asked;
  if (until > asked) throw invalid("/expires", `It was asked for until ${asked}; a grant goes no further.`);
  if ((code === "agreed-shorter") !== until < asked)
    throw invalid(
      "/code",
      `It was asked for until ${asked}: "agreed" holds until then, "agreed-shorter" not.`,
    );
  return { grant: true, code, expires: until };
}
