/** An indicator that says nothing but its number. */
export const indicator = (n: number, more: Record<string, unknown> = {}) => ({
  type: "indicator",
  spec_version: "2.1",
  id: `indicator--${String(n).padStart(8, "0")}-0000-4000-8000-0000000a5e12`,
  created: "2026-11-16T08:00:00.000Z",
  modified: "2026-11-16T08:00:00.000Z",
  name: `indicator ${n}`,
  indicator_types: ["malicious-activity"],
  pattern: `[ipv4-addr:value = '198.51.100.${n % 250}']`,
  pattern_type: "stix",
  valid_from: "2026-11-16T08:00:00Z",
  ...more,
});

/** A STIX report that names other objects. */
export const container = (n: number, refs: readonly { id: string }[]) => ({
  type: "report",
  spec_version: "2.1",
  id: `report--${String(n).padStart(8, "0")}-0000-4000-8000-0000000a5e12`,
  created: "2026-11-16T08:00:00.000Z",
  modified: "2026-11-16T08:00:00.000Z",
  name: `report ${n}`,
  report_types: ["indicator"],
  published: "2026-11-16T08:00:00Z",
  object_refs: refs.map(({ id }) => id),
});
