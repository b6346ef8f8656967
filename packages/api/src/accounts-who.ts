import { z } from "zod";
import { ulid } from "./common.ts";
import { roles } from "./operation.ts";

/** Who is signed in, with which rights, and what they have to prove themselves with. */
export const whoAmIAnswer = z.strictObject({
  account: ulid,
  name: z.string(),
  roles: z.array(z.enum(roles)),
  clearance: z.string(),
  units: z.array(z.string()),
  mayAct: z.boolean(),
  via: z.enum(["password", "link", "invitation", "passkey", "token"]),
  expiresAt: z.string(),
  /** Whether a password is set; who signed in by a link is asked for one. */
  hasPassword: z.boolean(),
  /** How many passkeys, and how many personal keys of the command line, are registered. */
  passkeys: z.int(),
  keys: z.int(),
  /** Whether signing in with the password asks for a one-time code. */
  hasCode: z.boolean(),
  /** Whether approvals and signatures of this account have to be asserted (assertion.ts). */
  asserts: z.boolean(),
  /** Came by an invitation and has set neither password nor passkey yet: no right is open before. */
  mustSetUp: z.boolean(),
  /** The node's fingerprint, digits alone: part of what an assertion is about. */
  node: z.string(),
});
export type WhoAmI = z.infer<typeof whoAmIAnswer>;
