import type { InquiryView } from "@entente/api";
import type { Done } from "../ui/outcome.tsx";

/** What every part of the page of an inquiry is given: the inquiry, and whom to tell what was done. */
export type Part = { readonly view: InquiryView; done(outcome: Done): void };
