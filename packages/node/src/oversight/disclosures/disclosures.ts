import { hkdfSync } from "node:crypto";
import { acknowledgedBytes, DIFFICULTY, dayOf, dayRoot, random, toBase64Url } from "@entente/disclosure";
import type { Acting, DeskPart, Fetching } from "../../acting/index.ts";
import { digestText, type Keyring, seedOf, signerOf } from "../../keys/index.ts";
import type { Transactor } from "../../store/index.ts";
import { dropOff, LOOK_FLOOR_MS } from "./app.ts";
import { Cases } from "./cases.ts";
import { Days } from "./days.ts";
import { disclosureKinds, disclosureSchema, disclosureStatements } from "./entries.ts";
import { Mailboxes } from "./mailboxes.ts";
import { type PageFile, pageFiles, WEB } from "./pages.ts";
import { disclosureRoutes } from "./routes.ts";
import { listKeys } from "./view.ts";

/** What the desk is given once the node's stores and keys are open. */
export type DisclosuresKept = {
  /** The private state. */
  readonly store: Transactor;
  readonly keyring: Pick<Keyring, "log" | "storage">;
  /** The party's name, as its card says it. */
  readonly name: () => { readonly en: string; readonly fr: string } | undefined;
  /** Whether this node has a place where disclosures are handed in. */
  readonly receives: boolean;
  /** Folder of the built page. */
  readonly pages?: string;
  /** Zero bits of the work a request has to show. */
  readonly difficulty?: number;
  /** The least time that a look takes, in milliseconds. */
  readonly floorMs?: number;
};

export type Disclosures = DeskPart & {
  /** The listener for reporters: another origin than everything else. 404 until the desk is open. */
  readonly app: Fetching;
  /** Opens the desk. Opened again, it goes by what it is given then. */
  open(kept: DisclosuresKept): void;
  /**
   * Notes that the desk is open today, and writes the roots of days that are over into the house log, one entry a day.
   * To be called now and then: doing it twice does nothing twice.
   */
  keepDays(): Promise<void>;
};

type Opened = {
  readonly app: Fetching;
  readonly cases: Cases;
  readonly days: Days;
  readonly receives: boolean;
};

/** Protected disclosures: sealed to an overseer, and to nobody else. */
export function createDisclosures(acting: Acting): Disclosures {
  let opened: Opened | undefined;
  let keptDay = "";
  const closed = new Response(null, { status: 404 });
  return {
    desk: {
      name: "disclosures",
      kinds: disclosureKinds,
      schema: disclosureSchema,
      statements: disclosureStatements,
    },
    fetched: [],
    routes: () =>
      disclosureRoutes(acting, () => {
        if (opened === undefined) throw new Error("the desk for disclosures is not open yet");
        return opened.cases;
      }),
    app: { fetch: (request) => opened?.app.fetch(request) ?? closed.clone() },
    open(kept) {
      opened = openDesk(acting, kept);
      keptDay = "";
    },
    async keepDays() {
      const today = dayOf(acting.now());
      if (opened === undefined || today === keptDay) return;
      const { days, receives } = opened;
      if (receives) days.open(today);
      for (const { day, leaves } of days.daysToLog(today, random)) await logDay(acting, days, day, leaves);
      keptDay = today;
    },
  };
}

function openDesk(acting: Acting, kept: DisclosuresKept): Opened {
  const { store, keyring, name, receives } = kept;
  const days = new Days(store);
  const signer = signerOf(() => keyring.log);
  let pages: ReadonlyMap<string, PageFile> | undefined;
  const app = dropOff({
    party: acting.us,
    name,
    now: acting.now,
    bodies: () => listKeys(acting.reader).filter(({ state }) => state === "confirmed"),
    mailboxes: new Mailboxes(store, days),
    days,
    acknowledge(commitment, day) {
      const { publicKey, sign } = signer();
      const said = { party: acting.us, commitment, day };
      const signature = toBase64Url(sign(acknowledgedBytes(said)));
      const form = { type: "entente-disclosure-acknowledgement", v: 1 } as const;
      return { ...form, ...said, key: toBase64Url(publicKey), signature };
    },
    secret: new Uint8Array(
      hkdfSync("sha256", seedOf(keyring.storage), "", "entente-disclosure/1 decoys", 32),
    ),
    difficulty: kept.difficulty ?? DIFFICULTY,
    floorMs: kept.floorMs ?? LOOK_FLOOR_MS,
    pages() {
      pages ??= pageFiles(kept.pages ?? WEB);
      return pages;
    },
  });
  return {
    app: receives ? app : { fetch: () => new Response(null, { status: 404 }) },
    cases: new Cases(store),
    days,
    receives,
  };
}

/**
 * The leaves were drawn and kept before: a crash after the entry finds the same root again, and the entry stands once
 * because its command is the day's.
 */
async function logDay(acting: Acting, days: Days, day: string, leaves: readonly Uint8Array[]): Promise<void> {
  const root = digestText(dayRoot(leaves));
  const id = `sealed-day ${day}`;
  await acting.ledger.submit({
    id,
    digest: id,
    decide: () => ({
      entries: [{ log: "house", kind: "oversight.sealed-day/1", body: { day, root } }],
      expects: {},
      result: null,
    }),
  });
  const logged = acting.reader.get<{ root: string }>("SELECT root FROM view_sealed_day WHERE day = :day", {
    day,
  });
  if (logged?.root === root) days.logged(day);
  else days.lost(day);
}
