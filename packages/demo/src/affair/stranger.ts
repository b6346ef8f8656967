/**
 * Fetches as somebody who comes from outside: each time on a connection of its own. One that is kept is closed by the
 * other side after a while, and a process that was busy for so long sends on it all the same.
 */
export const strangerFetches = (address: string, init: RequestInit = {}): Promise<Response> =>
  fetch(address, { ...init, headers: { ...(init.headers as Record<string, string>), connection: "close" } });
