import type { JsonValue } from "@entente/json";

/** Leaves out what was not given: canonical JSON has no `undefined`. */
export const given = <T extends object>(value: T): JsonValue =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as JsonValue;
