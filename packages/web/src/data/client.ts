import { createClient } from "@entente/api";

/** The node that served this page; the browser sends its session cookie. It answers in the language of the page. */
export const client = createClient({ base: "", language: () => document.documentElement.lang });
