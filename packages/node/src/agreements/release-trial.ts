import {
  type AgreementDocument,
  COMMUNITY,
  COMMUNITY_LEVEL,
  compile,
  decide,
  type Facts,
  factsFrom,
  type ReleaseRecord,
  timeOf,
} from "@entente/agreement";
import {
  type AgreementTrial,
  type agreementReading,
  type BodyOf,
  invalid,
  notFound,
  type ReleaseTrial,
} from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import type { Above, Asker } from "./above.ts";
import type { Binding } from "./lives.ts";
import { offeredDocument } from "./reading.ts";
import type { Room } from "./room.ts";
import { explained, readTrial } from "./trying.ts";

type Asked = BodyOf<typeof agreementReading.tryRelease>;

/** A draft is tried as if it had begun; the dates of its term are judged all the same. */
const IN_FORCE: Facts["state"] = {
  status: "in-force",
  suspendedAreas: [],
  noticeEnds: "none",
  reviewOverdue: false,
};

/**
 * Would it go? Decides on one release under a draft, as if it bound, and under what binds now, as it stands. What
 * people still have to do is an obligation here, not a violation: nothing was approved and nothing is written.
 */
export function tryRelease(
  room: Room,
  above: Above,
  asker: Asker,
  partner: PartyId,
  asked: Asked,
  binding: Binding | undefined,
): ReleaseTrial {
  const drafted = draftOf(room, partner, asked);
  const any = drafted ?? binding?.document;
  if (any === undefined) throw notFound("agreement in force");
  const under = (document: AgreementDocument, state: Facts["state"]): AgreementTrial => {
    const record = recordFor(room, above, asker, partner, asked, document);
    const incoming = asked.direction === "in";
    const facts = factsFrom(record, {
      stage: "draft",
      now: timeOf(room.now()),
      from: incoming ? partner : room.us,
      to: incoming ? room.us : partner,
      state,
      quotas: document.clauses
        .filter(({ kind }) => kind === "volume-quota")
        .map(({ id }) => ({ clause: id, items: 0, persons: 0, matches: 0 })),
    });
    return explained(decide(compile(document), facts), document);
  };
  const { areas, kinds, label } = recordFor(room, above, asker, partner, asked, any);
  return {
    ...(drafted === undefined ? {} : { draft: under(drafted, IN_FORCE) }),
    ...(binding === undefined
      ? {}
      : {
          inForce: {
            ...under(binding.document, binding.facts),
            hash: binding.hash,
            version: binding.document.version,
          },
        }),
    asked: { areas: [...areas], kinds: [...kinds], label: label.text },
  };
}

function draftOf(room: Room, partner: PartyId, { document, hash }: Asked): AgreementDocument | undefined {
  if (document !== undefined && hash !== undefined)
    throw invalid("/hash", "give a draft or the hash of a document, not both");
  if (document !== undefined) return readTrial(document);
  return hash === undefined ? undefined : offeredDocument(room, partner, hash).document;
}

function recordFor(
  room: Room,
  above: Above,
  asker: Asker,
  partner: PartyId,
  asked: Asked,
  document: AgreementDocument,
): ReleaseRecord {
  const { product, described, direction } = asked;
  if ((product === undefined) === (described === undefined))
    throw invalid("/product", "name a product, or describe one");
  if (product === undefined) return describedRecord(room, partner, asked, document);
  if (direction === "in") throw invalid("/direction", "a product held here goes out");
  const { purpose, recipient, declares = {} } = asked;
  return above.record(asker, document, { product, purpose, recipient, declares });
}

/** What is not described is unknown where a clause may ask for it. A community item has a colour and no level. */
function describedRecord(
  room: Room,
  partner: PartyId,
  { described, purpose, recipient, declares = {}, direction }: Asked,
  document: AgreementDocument,
): ReleaseRecord {
  const { areas, kinds, attachments = "none", level, tlp, caveats = [], relTo, originator } = described!;
  const giver = direction === "in" ? partner : room.us;
  const author = originator ?? giver;
  const party = document.parties.find(({ id }) => id === author);
  const policy = level === undefined || party === undefined ? COMMUNITY : party.policy;
  return {
    recipient,
    purpose,
    areas: [...new Set(areas)].sort(),
    purposeLimits: [],
    kinds: [...new Set(kinds)].sort(),
    objects: 1,
    bytes: 1,
    attachments,
    label: {
      originator: author as PartyId,
      policy,
      level: level ?? COMMUNITY_LEVEL,
      caveats: [...new Set(caveats)].sort(),
      ...(tlp === undefined ? {} : { tlp }),
      ...(relTo === undefined ? {} : { relTo: [...new Set(relTo)].sort() }),
      text: [level, tlp === undefined ? undefined : `TLP:${tlp.toUpperCase()}`, ...caveats]
        .filter((part) => part !== undefined)
        .join("//"),
    },
    unknownMarkings: [],
    declares,
    author: "1",
    approvals: [],
    note: { necessity: 0, proportionality: 0, alternatives: 0 },
    consents: [],
  };
}
