export { type Accounts, type AccountsOptions, accountsDesk, type By, createAccounts } from "./accounts.ts";
export { type AssertedAct, type Site, siteOf } from "./authenticators/index.ts";
export type { FoundingAccount } from "./people.ts";
export { accountRoutes } from "./routes.ts";
export type { Begun, Credential, Known } from "./sign-in.ts";
export {
  type Job,
  type Jobs,
  openPrivateState,
  type PrivateState,
  type SavedDraft,
  SESSION_MS,
  type SignedIn,
  TOKEN_PREFIX,
  type Token,
} from "./state/index.ts";
