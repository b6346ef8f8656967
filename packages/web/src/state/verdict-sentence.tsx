import type { RelationState } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { areaNames } from "./area-names.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

const looks = {
  open: "verdict",
  limited: "verdict is-limited",
  stopped: "verdict is-stopped",
  "no-agreement": "verdict is-stopped",
  "not-in-force": "verdict is-stopped",
} as const;

/** The one sentence that says how things stand. */
export function VerdictSentence({ state }: { readonly state: RelationState }) {
  const { m, f } = useFirstLanguage();
  const verdict = verdictOf(state);
  const nameOf = areaNames(state.shared, f);
  const sentence = (one: Verdict): string => {
    switch (one.is) {
      case "open":
        return m.state.inForce(f.date(one.until));
      case "limited":
        return m.state.inForceExcept(f.date(one.until), f.list(one.areas.map(nameOf)));
      case "stopped":
        return m.state.stoppedUntil(f.date(one.until));
      case "no-agreement":
        return m.state.noAgreement;
      case "not-in-force":
        return m.state.notInForce(m.agreement.states[one.state] ?? one.state);
    }
  };
  const why = "why" in verdict ? verdict.why : undefined;
  return (
    <div className={looks[verdict.is]} data-verdict={verdict.is}>
      <p className="verdict-sentence">{sentence(verdict)}</p>
      {why === undefined ? null : (
        <p>
          <strong>{m.state.why}</strong> <bdi>{why}</bdi>
        </p>
      )}
      {state.lastContact === undefined ? null : (
        <p className="small soft">{m.state.lastContact(f.time(state.lastContact))}</p>
      )}
    </div>
  );
}
