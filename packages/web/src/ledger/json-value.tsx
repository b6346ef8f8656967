/** Deeper than any entry may be (8192 bytes, depth 5); what goes further is shown as JSON. */
const MAX_DEPTH = 8;

/** Any JSON as names and values. The words are a partner's: text, in their own direction. */
export function JsonValue({ value, depth = 0 }: { readonly value: unknown; readonly depth?: number }) {
  if (typeof value !== "object" || value === null || depth >= MAX_DEPTH) {
    return <bdi className="value">{typeof value === "string" ? value : JSON.stringify(value)}</bdi>;
  }
  const members: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((one, at) => [String(at + 1), one])
    : Object.entries(value);
  if (members.length === 0) return <span className="soft">–</span>;
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) {
    return <bdi className="value">{value.map(String).join(", ")}</bdi>;
  }
  return (
    <ul className="nested">
      {members.map(([name, one]) => (
        <li key={name}>
          <span className="soft">
            <bdi>{name}</bdi>:{" "}
          </span>
          <JsonValue value={one} depth={depth + 1} />
        </li>
      ))}
    </ul>
  );
}
