import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";

/** States in which a log only waits; every other one but `ok` means that something is wrong. */
const waits: ReadonlySet<string> = new Set(["waiting", "unconfirmed"]);

export function LogCondition({ head }: { readonly head: RelationState["logs"][number] }) {
  const { m } = useFirstLanguage();
  const look = head.state === "ok" ? "good" : waits.has(head.state) ? "warn" : "bad";
  return (
    <>
      <span className={look}>{m.logs.states[head.state] ?? head.state}</span>
      {head.why === undefined ? null : (
        <span className="soft small block">
          <bdi>{head.why}</bdi>
        </span>
      )}
      {head.retired?.map(({ origin, size, held }) => (
        <span className="soft small block" key={origin}>
          {held === undefined ? m.logs.retiredUnnoted(size) : m.logs.retired(size, held)}
        </span>
      ))}
    </>
  );
}
