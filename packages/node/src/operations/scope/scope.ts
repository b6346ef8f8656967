import type { Acting, DeskPart } from "../../acting/index.ts";

/** What was collected, counted; rollups exchanged and compared. */
export function createScope(_acting: Acting): DeskPart {
  return {
    desk: { name: "scope", kinds: [], schema: "", statements: {} },
    fetched: [],
    routes: () => [],
  };
}
