/** One thing said in both languages. */
export type Both = { readonly en: string; readonly fr: string };
export const NEITHER: Both = { en: "", fr: "" };
