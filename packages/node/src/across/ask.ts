import { type Operation, ProblemError, type Role, type Route, type Session } from "@entente/api";

export type Input = { readonly params: unknown; readonly query: unknown };

/** Asks an operation that reads, as the session itself would; undefined where the session may not, or the desk will not. */
export type Ask = (operation: Operation, session: Session, input: Input) => Promise<unknown>;

/**
 * What stands across the desks is read through the operations of their own pages, in the name of the session: what a
 * page would not show is not found here either.
 */
export function askerOf(routes: readonly Route[]): Ask {
  const byId = new Map(routes.map((route) => [route.operation.id, route]));
  return async (operation, session, input) => {
    const route = byId.get(operation.id);
    if (route === undefined || !mayAsk(operation, session)) return undefined;
    // What is asked is held to the operation's own form: a filter that it does not know would be no filter.
    const [params, query] = [
      operation.params.safeParse(input.params),
      operation.query.safeParse(input.query),
    ];
    if (!params.success || !query.success) return undefined;
    const call = {
      params: params.data,
      query: query.data,
      body: {},
      stream: nothing(),
      contentType: "",
      session,
      command: { id: "", digest: "" },
    };
    try {
      return await route.handle(call as never);
    } catch (cause) {
      if (cause instanceof ProblemError && cause.status < 500) return undefined;
      throw cause;
    }
  };
}

const mayAsk = ({ roles }: Operation, session: Session): boolean =>
  typeof roles === "string" || holds(session, roles);

export const holds = (session: Session, roles: readonly Role[]): boolean =>
  roles.some((role) => session.roles.includes(role));

async function* nothing(): AsyncGenerator<Uint8Array> {}
