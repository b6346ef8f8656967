import type { Operation, Role, WhoAmI } from "@entente/api";
import { createContext, useContext } from "react";

/** Who is signed in at this page. */
export type PageSession = {
  readonly who: WhoAmI;
  /** Whether this person holds one of the roles. */
  is(...roles: readonly Role[]): boolean;
  end(): void;
  /** Asks the node again who this is: after a passkey or a password was set, and the like. */
  renew(): Promise<void>;
};

export const SessionContext = createContext<PageSession | undefined>(undefined);

export function useSession(): PageSession {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("useSession outside a signed-in page");
  return session;
}

/** Whether the node would let this person call an operation: a page that it fills is opened to nobody else. */
export function mayCall(session: PageSession, { roles }: Pick<Operation, "roles">): boolean {
  return typeof roles === "string" || session.is(...roles);
}
