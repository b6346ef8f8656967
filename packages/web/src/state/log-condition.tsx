import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { retiredSentences } from "./retired.ts";

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
      {head.retired?.flatMap((log) =>
        retiredSentences(m.logs, log).map(({ text, look: how }) => (
          <span className={`${how} small block`} key={text}>
            {text}
          </span>
        )),
      )}
    </>
  );
}
