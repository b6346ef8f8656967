import type { Acting, DeskPart } from "../../acting/index.ts";

/** Operations within the framework: the gate, and the register of what was begun. */
export function createActivities(_acting: Acting): DeskPart {
  return {
    desk: { name: "activities", kinds: [], schema: "", statements: {} },
    fetched: [],
    routes: () => [],
  };
}
