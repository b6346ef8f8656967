import type { Acting, DeskPart } from "../../acting/index.ts";

/** Joint inquiry: terms, evidence, findings, signatures. */
export function createInquiries(_acting: Acting): DeskPart {
  return {
    desk: { name: "inquiries", kinds: [], schema: "", statements: {} },
    fetched: [],
    routes: () => [],
  };
}
