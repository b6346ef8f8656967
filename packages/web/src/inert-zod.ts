/**
 * Stands in for zod in the built page. The table of operations gives the page its paths, methods and types; what is
 * sent and received is validated by the node alone, so 40 KB of schemas that nobody asks stay out of the first load,
 * and with them zod's probe for `new Function`, which the page's policy forbids. Every schema here is one inert object
 * that any method of zod gives back.
 */
const inert: object = new Proxy(() => inert, {
  get: (target, name) =>
    name === "shape" ? members : typeof name === "symbol" ? Reflect.get(target, name) : inert,
});

/** Has every member when asked for one, and none when spread. */
const members: object = new Proxy({}, { get: (_, name) => (typeof name === "symbol" ? undefined : inert) });

export const z = inert;
