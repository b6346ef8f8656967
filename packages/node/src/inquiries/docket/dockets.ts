import type { Acting, DeskPart } from "../../acting/index.ts";

/** Allegations, claims and the answer of each party. */
export function createDockets(_acting: Acting): DeskPart {
  return {
    desk: { name: "dockets", kinds: [], schema: "", statements: {} },
    fetched: [],
    routes: () => [],
  };
}
