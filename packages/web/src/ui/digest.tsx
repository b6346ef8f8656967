/** A digest as people compare it: the first and last eight characters; the whole of it when pointed at or opened. */
export function Digest({ value, whole = false }: { readonly value: string; readonly whole?: boolean }) {
  const bare = value.replace(/^sha256:/, "");
  if (whole || bare.length <= 20) return <span className="digest">{value}</span>;
  return (
    <span className="digest" title={value}>
      {bare.slice(0, 8)}…{bare.slice(-8)}
    </span>
  );
}
