import { accountOperations, type Client, createClient, type Role } from "@entente/api";

/** Somebody at a node, as the story sees them: the same HTTP calls that every user makes. */
export type Actor = { readonly name: string; readonly client: Client; readonly token: string };

/** Uses a one-time sign-in link, and makes a token with all of one's roles for a day. */
export async function signIn(base: string, link: string): Promise<Actor> {
  const redeemed = await fetch(`${base}${link}`, { redirect: "manual" });
  const cookie = redeemed.headers.getSetCookie()[0]?.split(";")[0];
  if (cookie === undefined) throw new Error(`the sign-in link was not accepted (${redeemed.status})`);
  const withCookie: typeof fetch = (input, init = {}) =>
    fetch(input, { ...init, headers: { ...(init.headers as Record<string, string>), cookie, origin: base } });
  const browser = createClient({ base, fetch: withCookie });
  const who = await browser.call(accountOperations.whoAmI);
  const { secret } = await browser.call(accountOperations.createToken, {
    body: { name: "demonstration", roles: [...who.roles] as Role[], readOnly: false, days: 1 },
  });
  return withToken(base, who.name, secret);
}

export function withToken(base: string, name: string, token: string): Actor {
  return { name, token, client: createClient({ base, token }) };
}
