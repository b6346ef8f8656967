import type { Role, Session } from "@entente/api";

/** What an applied entry says of itself, as far as it can be read. */
export type Applied = {
  readonly house: boolean;
  readonly kind: string;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly envelope: Readonly<Record<string, unknown>>;
};

/** What other rooms know of who may see what. */
export type Sight = {
  /** Whether the session may read what an entry of a liaison log says. */
  liaison(session: Session, envelope: Readonly<Record<string, unknown>>): boolean;
  /** Whether the session may read the compartment of the products an entry recorded. */
  products(session: Session, entry: string): boolean;
  /** Whether the session may see every product of a proposed release. */
  release(session: Session, release: string): boolean;
};

/** Whoever reads the entries of a relation. */
const READERS: readonly Role[] = [
  "analyst",
  "release-officer",
  "liaison-officer",
  "operations-officer",
  "inquiry-member",
  "overseer",
  "signatory",
];

type Rule = {
  readonly roles: readonly Role[];
  /** A further question, where the role is not enough. */
  readonly sees?: (sight: Sight, session: Session, entry: Applied) => boolean;
};

const releaseOf: NonNullable<Rule["sees"]> = (sight, session, { body }) =>
  typeof body.release === "string" && sight.release(session, body.release);

/**
 * Who learns that an entry of the house log was written, by the desk its kind begins with. What is not listed is told
 * to nobody: not disclosures, not reads, not what was refused.
 */
const HOUSE: Readonly<Record<string, Rule>> = {
  product: {
    roles: ["analyst", "release-officer", "liaison-officer", "signatory", "overseer"],
    sees: (sight, session, { id }) => sight.products(session, id),
  },
  release: { roles: ["release-officer", "overseer", "liaison-officer", "analyst"], sees: releaseOf },
  standing: { roles: ["release-officer", "liaison-officer", "overseer"] },
  account: { roles: ["administrator", "overseer"] },
  grant: { roles: ["administrator", "overseer"] },
  authenticator: { roles: ["administrator", "overseer"] },
  message: { roles: ["liaison-officer", "overseer"] },
  request: { roles: ["liaison-officer", "overseer"] },
  operation: { roles: ["operations-officer", "overseer"] },
  authority: { roles: ["operations-officer", "overseer"] },
  batch: { roles: ["operations-officer", "overseer"] },
  rollup: { roles: ["operations-officer", "overseer"] },
  review: { roles: ["operations-officer", "overseer"] },
  claim: { roles: ["inquiry-member", "liaison-officer", "overseer"] },
  publication: { roles: ["liaison-officer", "overseer"] },
  comment: { roles: ["liaison-officer", "overseer"] },
  correction: { roles: ["liaison-officer", "overseer"] },
};

/** The ids by which a session learns of an entry; none when it may not know of it. */
export function idsFor(sight: Sight, session: Session, entry: Applied): string[] {
  return maySee(sight, session, entry) ? idsIn(entry) : [];
}

function maySee(sight: Sight, session: Session, entry: Applied): boolean {
  const has = (roles: readonly Role[]) => roles.some((role) => session.roles.includes(role));
  if (!entry.house) return has(READERS) && sight.liaison(session, entry.envelope);
  const desk = entry.kind.split(".", 1)[0]!;
  const rule = Object.hasOwn(HOUSE, desk) ? HOUSE[desk] : undefined;
  return rule !== undefined && has(rule.roles) && (rule.sees?.(sight, session, entry) ?? true);
}

/** Members of a body that say what an entry is about: a list that shows it is then read again where it stands. */
const ABOUT = [
  "release",
  "standing",
  "recall",
  "request",
  "operation",
  "contact",
  "undertaking",
  "docket",
  "claim",
  "inquiry",
  "measure",
  "publication",
] as const;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** The entry's own id, and the ids of what it is about: whoever may know of the entry may know what it says. */
function idsIn({ id, body }: Applied): string[] {
  const about = ABOUT.map((name) => body[name]);
  return [id, ...about.filter((each): each is string => typeof each === "string" && ULID.test(each))];
}
