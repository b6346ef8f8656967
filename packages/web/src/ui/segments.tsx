import "./work.css";

export type Segment = {
  readonly name: string;
  readonly href: string;
  readonly here: boolean;
  readonly count?: string | undefined;
};

/** Ways to narrow one page, side by side; each is an address, so that it can be kept and sent. */
export function Segments({ label, of }: { readonly label: string; readonly of: readonly Segment[] }) {
  return (
    <nav className="segments no-print" aria-label={label}>
      <ul>
        {of.map(({ name, href, here, count }) => (
          <li key={href}>
            <a href={href} aria-current={here ? "true" : undefined}>
              {name}
              {count === undefined ? null : <span className="segment-count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
