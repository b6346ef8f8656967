/** What `@hono/node-server` hands over beside the request; in tests, whatever stands in for it. */
export type PeopleEnv = {
  Bindings: { incoming?: { socket?: { remoteAddress?: string | undefined } } };
  Variables: { route?: string; account?: string };
};
