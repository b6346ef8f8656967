import { accountName, grantTerms, ulid } from "@entente/api";
import { z } from "zod";
import { type EntryKind, entryKind } from "../ledger/index.ts";

/** Who did it: an account, or `init` for the accounts a node is founded with. */
const by = z.union([ulid, z.literal("init")]);
const house = { log: "house", effect: "recorded" } as const;

/** Opening, naming and closing all bear on which names are taken. */
const NAMES = "account-names";
const streamOf = (account: string) => `account:${account}`;

const opened = entryKind({
  ...house,
  kind: "account.opened/1",
  body: z.strictObject({ account: ulid, name: accountName, by, founding: z.literal(true).optional() }),
  fold: ({ body }) => ({
    changes: [["accounts.open", { account: body.account, name: body.name, nameKey: nameKey(body.name) }]],
    touches: [streamOf(body.account), NAMES],
  }),
});

const renamed = entryKind({
  ...house,
  kind: "account.renamed/1",
  body: z.strictObject({ account: ulid, name: accountName, by }),
  fold: ({ body }) => ({
    changes: [["accounts.rename", { account: body.account, name: body.name, nameKey: nameKey(body.name) }]],
    touches: [streamOf(body.account), NAMES],
  }),
});

const closed = entryKind({
  ...house,
  kind: "account.closed/1",
  body: z.strictObject({ account: ulid, by }),
  fold: ({ body }) => ({
    changes: [
      ["accounts.close", { account: body.account }],
      ["accounts.withdraw-all", { account: body.account }],
      ["authenticators.remove-all", { account: body.account }],
    ],
    touches: [streamOf(body.account), NAMES, ADMINISTRATORS],
  }),
});

/** As it was written before an operator could make links. */
const linkIssuedFirst = entryKind({
  ...house,
  kind: "account.link-issued/1",
  body: z.strictObject({ account: ulid, by }),
  fold: () => ({ changes: [], touches: [] }),
});

/**
 * Whoever is given a link can sign in as that account, so that it was made is a fact the overseer can see. `operator`:
 * made at the machine of the stopped node, by whoever holds its data and its keys.
 */
const linkIssued = entryKind({
  ...house,
  kind: "account.link-issued/2",
  body: z.strictObject({ account: ulid, by: z.union([ulid, z.literal("operator")]) }),
  fold: () => ({ changes: [], touches: [] }),
});

/** A link for somebody who has nothing to sign in with yet. */
const invited = entryKind({
  ...house,
  kind: "account.invited/1",
  body: z.strictObject({ account: ulid, by: ulid }),
  fold: () => ({ changes: [], touches: [] }),
});

/** Who is an administrator bears on who may be withdrawn. */
const ADMINISTRATORS = "account-administrators";

const proposed = entryKind({
  ...house,
  kind: "grant.proposed/1",
  body: z.strictObject({ grant: ulid, account: ulid, ...grantTerms.shape, by }),
  fold: ({ body }) => ({
    changes: [
      [
        "grants.propose",
        {
          grant: body.grant,
          account: body.account,
          roles: JSON.stringify(body.roles),
          clearance: body.clearance,
          units: JSON.stringify(body.units),
          signatory: body.signatory ?? null,
          by: body.by,
        },
      ],
    ],
    touches: [streamOf(body.account)],
  }),
});

const confirmed = entryKind({
  ...house,
  kind: "grant.confirmed/1",
  body: z.strictObject({ grant: ulid, account: ulid, by }),
  fold: ({ body }) => ({
    changes: [["grants.confirm", { grant: body.grant, by: body.by }]],
    touches: [streamOf(body.account), ADMINISTRATORS],
  }),
});

const withdrawn = entryKind({
  ...house,
  kind: "grant.withdrawn/1",
  body: z.strictObject({ grant: ulid, account: ulid, by }),
  fold: ({ body }) => ({
    changes: [["grants.withdraw", { grant: body.grant }]],
    touches: [streamOf(body.account), ADMINISTRATORS],
  }),
});

export const accountKinds: readonly EntryKind<never>[] = [
  opened,
  renamed,
  closed,
  linkIssuedFirst,
  linkIssued,
  invited,
  proposed,
  confirmed,
  withdrawn,
];

/** Two names that a person would type alike are one name: compatibility forms and case are folded (UAX 15). */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().normalize("NFKC");
}

export { ADMINISTRATORS, NAMES, streamOf };
