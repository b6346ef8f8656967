/** A bundle of `size` indicators, different for each `wave`. */
export function bundleOf(wave: number, size: number): Uint8Array {
  const at = "2026-11-16T08:00:00.000Z";
  const tail = "4000-8000-0000000c4a54";
  const first = String(wave).padStart(8, "0");
  const objects = Array.from({ length: size }, (_, n) => ({
    type: "indicator",
    spec_version: "2.1",
    id: `indicator--${first}-${String(n).padStart(4, "0")}-${tail}`,
    created: at,
    modified: at,
    object_marking_refs: ["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"],
    name: `Host ${n} of wave ${wave}`,
    indicator_types: ["malicious-activity"],
    pattern: `[domain-name:value = 'h${n}.w${wave}.example']`,
    pattern_type: "stix",
    valid_from: at,
  }));
  const id = `bundle--${first}-0000-${tail}`;
  return new TextEncoder().encode(JSON.stringify({ type: "bundle", id, objects }));
}
