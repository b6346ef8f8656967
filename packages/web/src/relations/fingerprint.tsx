/** Eight groups of five digits, as two people read them to each other. */
export function Fingerprint({ of }: { readonly of: string }) {
  return (
    <span className="fingerprint">
      {of.split(" ").map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change places and two may be equal
        <span key={at}>{group} </span>
      ))}
    </span>
  );
}
