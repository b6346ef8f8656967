import {
  DisclosureError,
  dayOf,
  dayRoot,
  decodeHandIn,
  fromBase64Url,
  type HandIn,
  isDay,
  isEqual,
  isWork,
  LADDER,
  LOOK_SIZE,
  markOf,
  proofOf,
  readEnvelope,
  SLOW_HASH,
  splitWork,
  workOver,
  writeSealedDay,
} from "@entente/disclosure";
import type { Fetching } from "../../acting/index.ts";
import type { Days } from "./days.ts";
import { decoys } from "./decoys.ts";
import { answer, problem } from "./headers.ts";
import type { Mailboxes } from "./mailboxes.ts";
import { Pace } from "./pace.ts";
import type { PageFile } from "./pages.ts";
import type { OverseerKeyRow } from "./view.ts";

/** The largest request: work, head and the last rung. */
const MAX_BODY = LADDER.at(-1)! + 1024;
/** A look takes at least this long, whatever there is: reading an answer must not be seen in the time. Milliseconds. */
export const LOOK_FLOOR_MS = 60;
/** Looks in a minute, of all together: the work for one mailbox serves a whole day, and each answer is 256 KiB. */
export const LOOKS_PER_MINUTE = 300;
const DAY_MS = 86_400_000;

export type DropOptions = {
  readonly party: string;
  readonly name: () => { readonly en: string; readonly fr: string } | undefined;
  readonly now: () => number;
  /** Keys in force. */
  readonly bodies: () => readonly OverseerKeyRow[];
  readonly mailboxes: Mailboxes;
  readonly days: Days;
  /** Signs what a report is acknowledged with. */
  readonly acknowledge: (commitment: string, day: string) => object;
  /** Draws what stands where there is no answer. */
  readonly secret: Uint8Array;
  readonly difficulty: number;
  readonly floorMs: number;
  readonly pages: () => ReadonlyMap<string, PageFile>;
};

/**
 * Where disclosures are handed in and answers are looked for: a listener and an origin of its own. It knows no sessions,
 * reads no header but the length, and writes no log.
 */
export function dropOff(options: DropOptions): Fetching {
  const looks = new Pace(LOOKS_PER_MINUTE, options.now);
  return {
    async fetch(request) {
      try {
        return await route(request, options, looks);
      } catch (cause) {
        // Neither told nor logged: what went wrong could say what was handed in.
        if (cause instanceof DisclosureError) return malformed("/sealed");
        return problem(500, "failed", FAILED);
      }
    },
  };
}

function route(request: Request, options: DropOptions, looks: Pace): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  const reads = request.method === "GET" || request.method === "HEAD";
  if (reads) {
    const file = options.pages().get(pathname);
    if (file !== undefined) return answer(200, file.bytes, file.type);
    if (pathname === "/desk") return desk(options);
    if (pathname.startsWith("/days/")) return sealedDay(pathname.slice("/days/".length), options);
  }
  if (request.method === "POST") {
    if (pathname === "/hand-in") return handIn(request, options);
    if (pathname === "/look") return look(request, options, looks);
    if (pathname === "/leave")
      return answer(204, null, "", { "clear-site-data": '"cache", "cookies", "storage"' });
  }
  return problem(404, "not-found", { en: "There is nothing here.", fr: "Il n’y a rien ici." });
}

/** Who can read, and on what terms one hands in: what the page shows before anything is written. */
function desk({ party, name, bodies, difficulty, now }: DropOptions): Response {
  return answer(
    200,
    JSON.stringify({
      party,
      name: name(),
      today: dayOf(now()),
      difficulty,
      ladder: LADDER,
      slowHash: SLOW_HASH,
      bodies: bodies().map(({ body, key, fingerprint }) => ({ body, key, fingerprint })),
    }),
  );
}

/** All leaves of a day: whoever looks for one does not say for which. */
function sealedDay(day: string, { days }: DropOptions): Response {
  const leaves = isDay(day) ? days.leavesOf(day) : undefined;
  if (leaves === undefined)
    return problem(404, "not-found", {
      en: "This day is not sealed, or the desk was closed.",
      fr: "Ce jour n’est pas scellé, ou le guichet était fermé.",
    });
  return answer(200, JSON.stringify(writeSealedDay(day, dayRoot(leaves), leaves)));
}

async function handIn(request: Request, options: DropOptions): Promise<Response> {
  const asked = await worked(request, options);
  if (asked instanceof Response) return asked;
  let given: HandIn;
  try {
    given = decodeHandIn(asked);
  } catch {
    return malformed("/sealed");
  }
  const { case: caseId, recipients } = readEnvelope(given.sealed);
  const known = options.bodies();
  const bodies = recipients.map(
    (key) => known.find((each) => isEqual(fromBase64Url(each.key, 32)!, key))?.body,
  );
  // Unknown means nobody: what somebody could open whose key is not in force is not taken in at all.
  if (bodies.includes(undefined))
    return problem(
      422,
      "invalid",
      {
        en: "It is sealed to a key that is not in force here. Load the keys again and seal it anew.",
        fr: "C’est scellé pour une clé qui n’est pas en vigueur ici. Rechargez les clés et scellez de nouveau.",
      },
      "/bodies",
    );
  const at = { caseId, bodies: bodies as string[], day: dayOf(options.now()) };
  const { outcome, day } = options.mailboxes.takeIn(given, at);
  if (outcome === "other")
    return problem(
      422,
      "invalid",
      {
        en: "Something else was handed in under this receipt. Seal it anew: that gives another receipt.",
        fr: "Autre chose a été déposé sous ce reçu. Scellez de nouveau : vous aurez un autre reçu.",
      },
      "/mark",
    );
  if (outcome !== "taken")
    return problem(503, "full", {
      en: "No more can be taken in today. The file you sealed stays good: hand it in tomorrow, or carry it.",
      fr: "Plus rien ne peut être reçu aujourd’hui. Le fichier scellé reste bon : déposez-le demain, ou portez-le.",
    });
  return answer(200, JSON.stringify(options.acknowledge(toText(given.commitment), day)));
}

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** The same size, and as far as possible the same time, for a mailbox with answers, without, and none at all. */
async function look(request: Request, options: DropOptions, looks: Pace): Promise<Response> {
  const floor = afterAtLeast(options.floorMs);
  const asked = await worked(request, options);
  if (asked instanceof Response) return asked;
  if (asked.length !== LOOK_SIZE) return malformed("/receipt");
  // Before anything is looked up: who is told to wait is told nothing else.
  if (!looks.takes()) return problem(503, "busy", BUSY);
  const mark = markOf(asked.subarray(0, 32));
  const slots = decoys(options.secret, mark);
  const answers = options.mailboxes.answers(mark, proofOf(asked.subarray(32)));
  const bytes = new Uint8Array(Buffer.concat(slots.map((decoy, slot) => answers.get(slot) ?? decoy)));
  await floor;
  return answer(200, bytes, "application/octet-stream");
}

function afterAtLeast(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resume) => setTimeout(resume, ms));
}

/** The question of a request that shows its work, or the refusal. */
async function worked(request: Request, { now, difficulty }: DropOptions): Promise<Uint8Array | Response> {
  const bytes = await bounded(request);
  if (bytes === undefined)
    return problem(
      413,
      "too-large",
      {
        en: `At most ${LADDER.at(-1)! / 1024} KiB can be handed in for now. Describe first, and offer the rest.`,
        fr: `Au plus ${LADDER.at(-1)! / 1024} Kio peuvent être déposés pour l’instant. Décrivez d’abord, et proposez le reste.`,
      },
      "/sealed",
    );
  const split = splitWork(bytes);
  const today = now();
  const isNow = split !== undefined && [dayOf(today), dayOf(today - DAY_MS)].includes(split.day);
  if (!isNow || !isWork(split.day, workOver(split.asked), split.nonce, difficulty))
    return problem(
      422,
      "invalid",
      {
        en: "The work that stands in place of watching addresses was not done, or is of another day.",
        fr: "Le calcul qui tient lieu de surveillance des adresses n’est pas fait, ou il est d’un autre jour.",
      },
      "/work",
    );
  return split.asked;
}

/** Undefined when it is larger than anything that can be handed in. */
async function bounded(request: Request): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body !== null)
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > MAX_BODY) return undefined;
      chunks.push(chunk);
    }
  return new Uint8Array(Buffer.concat(chunks));
}

const BUSY = {
  en: "Too many are looking at this moment. Try again in a minute.",
  fr: "Trop de personnes regardent en ce moment. Réessayez dans une minute.",
};

const FAILED = {
  en: "This did not work. Nothing of it was kept; try again later.",
  fr: "Cela n’a pas fonctionné. Rien n’en a été gardé ; réessayez plus tard.",
};

function malformed(pointer: string): Response {
  const text = {
    en: "This is not a sealed file as this page or the command line makes them.",
    fr: "Ce n’est pas un fichier scellé comme cette page ou la ligne de commande les font.",
  };
  return problem(422, "invalid", text, pointer);
}
