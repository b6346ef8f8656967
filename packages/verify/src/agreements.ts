import {
  type AgreementDocument,
  AgreementError,
  agreementHash,
  type CompiledAgreement,
  checkSuccession,
  compile,
  type DocumentType,
  type FlatJws,
  type LifeEntry,
  type LifeTerms,
  lifeTerms,
  pinnedKeysOf,
  readAgreement,
  verifyDocument,
} from "@entente/agreement";
import { canonicalBytes, type JsonValue } from "@entente/json";
import type { Account } from "./account.ts";
import type { CardChain } from "./card.ts";
import type { Digest, PartyId } from "./digest.ts";
import { AGREEMENTS_FOLDER, hashOfName, MAX_AGREEMENT_BYTES } from "./export-format.ts";
import type { Losses } from "./losses.ts";
import type { ExportReader } from "./reader.ts";

/** A document whose bytes have the hash it is named by, and that is a valid agreement between these two parties. */
export type HeldAgreement = {
  readonly bytes: Uint8Array;
  readonly document: AgreementDocument;
  readonly compiled: CompiledAgreement;
  readonly terms: LifeTerms;
};
export type Agreements = ReadonlyMap<string, HeldAgreement>;

/** Step 5a: every document has the hash it is named by, is a valid agreement, and is one between these two parties. */
export function readAgreements(
  reader: ExportReader,
  parties: readonly [PartyId, PartyId],
  account: Account,
): Agreements {
  const held = new Map<string, HeldAgreement>();
  for (const name of reader.list(AGREEMENTS_FOLDER)) {
    const path = `${AGREEMENTS_FOLDER}/${name}`;
    const promised = hashOfName(name);
    if (promised === undefined) {
      account.notice("file-unknown", { path });
      continue;
    }
    const bytes = reader.read(path) ?? new Uint8Array(0);
    account.count("agreements");
    if (bytes.length > MAX_AGREEMENT_BYTES || promised === undefined || agreementHash(bytes) !== promised) {
      account.violation("agreement-altered", { path }, promised, agreementHash(bytes));
      continue;
    }
    const agreement = readHeld(bytes, path, account);
    if (agreement === undefined) continue;
    const named = agreement.document.parties.map(({ id }) => id);
    const between = new Set<string>(named);
    if (between.size === 2 && parties.every((party) => between.has(party))) held.set(promised, agreement);
    else account.notice("agreement-parties", { path }, parties.join(" "), named.join(" "));
  }
  return held;
}

function readHeld(bytes: Uint8Array, path: string, account: Account): HeldAgreement | undefined {
  try {
    const document = readAgreement(bytes);
    return { bytes, document, compiled: compile(document), terms: lifeTerms(document) };
  } catch (cause) {
    if (!(cause instanceof AgreementError)) throw cause;
    // An offer may have been no valid agreement; only what was finalised must be one, and is asked for there.
    return void account.notice(
      "agreement-invalid",
      { path },
      "",
      `${cause.code} ${cause.path}: ${cause.message}`,
    );
  }
}

export type Chains = ReadonlyMap<PartyId, CardChain>;

/**
 * Step 5b: the entries about agreements that may count. A signature counts when a key pinned in the document, and
 * shown on the party's own card, has made it over the very bytes the entry names.
 */
export async function countingEntries(
  entries: readonly LifeEntry[],
  agreements: Agreements,
  chains: Chains,
  losses: Pick<Losses, "mayBeLost">,
  account: Account,
): Promise<readonly LifeEntry[]> {
  const counting: LifeEntry[] = [];
  for (const entry of entries) {
    account.count("agreement-entries");
    const problem =
      (await signatureProblem(entry, agreements, chains, account)) ?? saysOtherwise(entry, agreements);
    if (problem === undefined) counting.push(entry);
    else if (problem.code === "agreement-missing" && isAboutLost(entry, chains, losses))
      account.notice("about-lost-entry", placeOf(entry, chains), problem.expected, problem.found);
    else account.violation(problem.code, placeOf(entry, chains), problem.expected, problem.found);
  }
  return counting;
}

type Problem = {
  readonly code: "agreement-signature" | "agreement-missing" | "agreement-step" | "rules-differ";
  readonly expected: string;
  readonly found: string;
};

/** Where an entry about agreements stands. */
export function placeOf(
  { by, index, id }: LifeEntry,
  chains: Chains,
): { log: string; index: number; entry: string } {
  return { log: chains.get(by as PartyId)!.log, index, entry: id };
}

/** Whether the writer of an entry may have seen what the other party has lost with a retired log, and this export with it. */
export function isAboutLost(
  { by, seen }: LifeEntry,
  chains: Chains,
  losses: Pick<Losses, "mayBeLost">,
): boolean {
  return [...chains.keys()].some((party) => party !== by && losses.mayBeLost(party, seen));
}

async function signatureProblem(
  entry: LifeEntry,
  agreements: Agreements,
  chains: Chains,
  account: Account,
): Promise<Problem | undefined> {
  const signed = signedBy(entry, agreements);
  if (signed === undefined) return undefined;
  const { hash, kid, jws } = signed;
  const agreement = agreements.get(hash);
  if (agreement === undefined) return { code: "agreement-missing", expected: hash, found: "-" };
  // An amendment is signed with the keys of the version it replaces (agreement.md §4).
  const { supersedes } = agreement.document;
  const pinning = signed.typ !== "entente-amendment+jws" ? agreement : agreements.get(supersedes ?? "");
  if (pinning === undefined) return { code: "agreement-missing", expected: supersedes ?? "", found: "-" };
  const bytes = signed.statement === undefined ? agreement.bytes : canonicalBytes(signed.statement);
  const found = await signingProblem(
    { bytes, kid, jws, typ: signed.typ, by: entry.by as PartyId, index: entry.index, at: entry.at },
    pinning.document,
    chains,
  );
  if (found !== undefined) return { code: "agreement-signature", expected: kid, found };
  account.count("agreement-signatures");
  return undefined;
}

/** A signature as an entry states it, and the bytes it must be over. */
export type Signature = {
  readonly bytes: Uint8Array;
  readonly kid: string;
  readonly jws: FlatJws;
  readonly typ: DocumentType;
  readonly by: PartyId;
  readonly index: number;
  readonly at: string;
};

/**
 * Why a signature does not count, or undefined when it does: made by the key it names, which `pinning` pins for this
 * party as a signatory's, which stood on a card of the party before the entry, and was not revoked.
 */
export async function signingProblem(
  { bytes, kid, jws, typ, by, index, at }: Signature,
  pinning: AgreementDocument,
  chains: Chains,
): Promise<string | undefined> {
  const chain = chains.get(by);
  const revoked: ReadonlySet<string> = chain?.revoked(index) ?? new Set();
  const keys = pinnedKeysOf(pinning).filter(({ jwk }) => !revoked.has(jwk.x));
  try {
    const [verified] = await verifyDocument(bytes, { signatures: [jws] }, keys, typ, at);
    if (verified?.kid !== kid) return verified?.kid ?? "-";
    if (verified.party !== by) return `a key of ${verified.party}`;
    if (verified.role !== "signatory") return `a key of the role ${verified.role}`;
  } catch (cause) {
    if (!(cause instanceof AgreementError)) throw cause;
    return `${cause.code}: ${cause.message}`;
  }
  const name = keys.find((key) => key.kid === kid)!.jwk.x;
  return chain?.hasKey("signatory", name, index) === true ? undefined : "a key on no card of this party";
}

/** A first version and an amendment are signed under different types: one never counts as the other. */
const agreementTypeOf = (document: AgreementDocument | undefined): DocumentType =>
  document?.supersedes === undefined ? "entente-agreement+jws" : "entente-amendment+jws";

type SignedEntry = {
  readonly hash: string;
  readonly kid: string;
  readonly jws: FlatJws;
  readonly typ: DocumentType;
  /** What was signed when it is not the document itself: made again from the entry. */
  readonly statement?: JsonValue;
};

function signedBy(entry: LifeEntry, agreements: Agreements): SignedEntry | undefined {
  const said = (type: string, more: JsonValue & object) => ({ type, spec: "1.0", ...more });
  switch (entry.kind) {
    case "agreement.signed/1":
      return { ...entry.body, typ: agreementTypeOf(agreements.get(entry.body.hash)?.document) };
    case "agreement.suspended/1": {
      const { hash: agreement, areas, reason } = entry.body;
      const limits = areas === undefined ? {} : { areas: [...areas] };
      const statement = said("entente-suspension", { agreement, id: entry.id, ...limits, reason });
      return { ...entry.body, typ: "entente-suspension+jws", statement };
    }
    case "agreement.resumed/1": {
      const { hash: agreement, suspension } = entry.body;
      const statement = said("entente-resumption", { agreement, suspension });
      return { ...entry.body, typ: "entente-resumption+jws", statement };
    }
    case "agreement.denounced/1": {
      const { hash: agreement, endsAt } = entry.body;
      const statement = said("entente-denunciation", { agreement, id: entry.id, endsAt });
      return { ...entry.body, typ: "entente-denunciation+jws", statement };
    }
    default:
      return undefined;
  }
}

/** The clear fields of an offer say what its document says, and a verification names the rules of that document. */
function saysOtherwise(entry: LifeEntry, agreements: Agreements): Problem | undefined {
  if (entry.kind === "agreement.offered/1") {
    const document = agreements.get(entry.body.hash)?.document;
    if (document === undefined) return undefined;
    const { id, version, supersedes } = entry.body;
    const says = [id, version, supersedes ?? "-"].join(" ");
    const expected = [document.id, document.version, document.supersedes ?? "-"].join(" ");
    if (says !== expected) return { code: "agreement-step", expected, found: says };
    return successionProblem(document, agreements);
  }
  if (entry.kind === "agreement.verified/1") {
    const expected = agreements.get(entry.body.hash)?.compiled.rulesHash;
    if (expected !== undefined && expected !== entry.body.rulesHash)
      return { code: "rules-differ", expected, found: entry.body.rulesHash };
  }
  return undefined;
}

function successionProblem(document: AgreementDocument, agreements: Agreements): Problem | undefined {
  if (document.supersedes === undefined) return undefined;
  const previous = agreements.get(document.supersedes)?.document;
  if (previous === undefined) return undefined;
  try {
    checkSuccession(document, previous, document.supersedes as Digest);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof AgreementError)) throw cause;
    return {
      code: "agreement-step",
      expected: document.supersedes,
      found: `${cause.path}: ${cause.message}`,
    };
  }
}
