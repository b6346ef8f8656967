import { hkdfSync } from "node:crypto";
import { migrate, Sqlite } from "../../store/index.ts";
import { Attempts } from "./attempts.ts";
import { Codes } from "./codes.ts";
import { Credentials } from "./credentials.ts";
import { Drafts } from "./drafts.ts";
import { Jobs } from "./jobs.ts";
import { Links } from "./links.ts";
import { PasskeyUses } from "./passkey-uses.ts";
import { Sessions } from "./sessions.ts";
import { Tokens } from "./tokens.ts";

/**
 * A node's private state, repository by repository; what it holds is listed in `001-state.sql` and the files after it. Its table `nonce` stays
 * empty: the nonces of signed requests are kept in memory (relations/wire).
 */
export type PrivateState = {
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly links: Links;
  readonly attempts: Attempts;
  readonly codes: Codes;
  readonly passkeyUses: PasskeyUses;
  readonly drafts: Drafts;
  readonly jobs: Jobs;
  close(): void;
  [Symbol.dispose](): void;
};

/**
 * Opens (and migrates) `state.db`. `secret` is the node's storage secret, 32 bytes; the keys for drafts and
 * name marks are derived from it. Throws StoreError.
 */
export function openPrivateState(path: string, secret: Uint8Array): PrivateState {
  const store = new Sqlite(path);
  try {
    migrate(store, new URL("../../store/sqlite/state/", import.meta.url));
  } catch (cause) {
    store.close();
    throw cause;
  }
  const derived = (purpose: string) =>
    new Uint8Array(hkdfSync("sha256", secret, "", `entente-state/1 ${purpose}`, 32));
  const close = () => store.close();
  return {
    credentials: new Credentials(store),
    sessions: new Sessions(store),
    tokens: new Tokens(store),
    links: new Links(store),
    attempts: new Attempts(store, derived("names")),
    codes: new Codes(store, derived("codes")),
    passkeyUses: new PasskeyUses(store),
    drafts: new Drafts(store, derived("drafts")),
    jobs: new Jobs(store),
    close,
    [Symbol.dispose]: close,
  };
}
