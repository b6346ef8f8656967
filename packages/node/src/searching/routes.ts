import { onRead, searchingOperations as ops, type Route } from "@entente/api";
import { type Ask, searchEverything } from "./searching.ts";

const OF_EACH = 10;

/** Search over the lists that `routes` serve. */
export function searchingRoutes(routes: readonly Route[]): Route[] {
  const byId = new Map(routes.map((route) => [route.operation.id, route]));
  const ask: Ask = async (operation, session, input) => {
    // What is asked is held to the operation's own form: a filter that it does not know would be no filter.
    const call = {
      params: operation.params.parse(input.params),
      query: operation.query.parse(input.query),
      body: {},
      stream: nothing(),
      contentType: "",
      session,
      command: { id: "", digest: "" },
    };
    return byId.get(operation.id)?.handle(call as never);
  };
  return [
    onRead(ops.searchEverything, async ({ query, session }) => ({
      found: await searchEverything(ask, session, {
        text: query.text,
        partner: query.partner,
        limit: query.limit ?? OF_EACH,
      }),
    })),
  ];
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
