import { createClient } from "@entente/api";

/** The node that served this page; the browser sends its session cookie. */
export const client = createClient({ base: "" });
