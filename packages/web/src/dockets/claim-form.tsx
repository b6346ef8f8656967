import {
  type DocketClaimView,
  docketApproximations,
  docketClaimKinds,
  docketOperations,
  docketRootKinds,
  docketUnits,
} from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Check } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import { type ClaimDraft, claimOf, emptyClaim } from "./claim-draft.ts";
import { ChoiceField, TextField, useValues } from "./fields.tsx";
import { PlacesField } from "./places-field.tsx";

type Props = {
  readonly docket: string;
  readonly claims: readonly DocketClaimView[];
  done(outcome: Done): void;
};

/** The record of a claim, field by field. What disputes hang on has no silent default: it says "unstated". */
export function ClaimForm({ docket, claims, done }: Props) {
  const { m, f, language } = useLanguage();
  const { partner } = useRelation();
  const put = useAct(docketOperations.putClaim);
  const [draft, change, clear] = useValues<ClaimDraft>(emptyClaim(language));
  const send = async () => {
    const acted = await put.run({ params: { partner, docket }, body: claimOf(draft, f.date) });
    if (acted === undefined) return;
    clear();
    done({ said: m.dockets.done.put, acted });
  };
  const text = (name: keyof ClaimDraft & keyof typeof m.dockets.fields, required = true, rows?: number) => (
    <TextField
      label={required ? m.dockets.fields[name] : `${m.dockets.fields[name]} (${m.release.optional})`}
      value={String(draft[name])}
      required={required}
      {...(rows === undefined ? {} : { rows })}
      change={(value) => change({ [name]: value })}
    />
  );
  const date = (name: "from" | "to" | "appeared", required: boolean) => (
    <TextField
      label={required ? m.dockets.fields[name] : `${m.dockets.fields[name]} (${m.release.optional})`}
      type="date"
      value={draft[name]}
      required={required}
      change={(value) => change({ [name]: value })}
    />
  );
  const claim = (name: "rebuts" | "partOf") => (
    <ChoiceField
      label={m.dockets.fields[name]}
      value={draft[name]}
      of={["", ...claims.map((each) => each.claim)]}
      nameOf={(id) => {
        const words = claims.find((each) => each.claim === id)?.words;
        return id === "" ? m.dockets.noClaim : (words?.reference ?? words?.text.slice(0, 60) ?? id);
      }}
      change={(value) => change({ [name]: value })}
    />
  );
  return (
    <Fold title={m.dockets.put}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="small soft">{m.dockets.putHelp}</p>
        {text("text", true, 2)}
        <div className="fields">
          {text("reference", false)}
          <ChoiceField
            label={m.dockets.fields.lang}
            value={draft.lang}
            of={["en", "fr"]}
            nameOf={(each) => m.dockets.languages[each]}
            change={(lang) => change({ lang })}
          />
          <ChoiceField
            label={m.dockets.fields.kind}
            value={draft.kind}
            of={docketClaimKinds}
            nameOf={(each) => m.dockets.kinds[each]}
            change={(kind) => change({ kind })}
          />
          {claim("rebuts")}
          {claim("partOf")}
        </div>
        <div className="fields">
          {text("value", draft.kind === "quantity")}
          <ChoiceField
            label={m.dockets.fields.approx}
            value={draft.approx}
            of={docketApproximations}
            nameOf={(each) => m.dockets.approximations[each]}
            change={(approx) => change({ approx })}
          />
          <ChoiceField
            label={m.dockets.fields.unit}
            value={draft.unit}
            of={docketUnits}
            nameOf={(each) => m.dockets.units[each]}
            change={(unit) => change({ unit })}
          />
          <ChoiceField
            label={m.dockets.fields.distinct}
            value={draft.distinct}
            of={["yes", "no", "unknown"]}
            nameOf={(each) => m.dockets.distincts[each]}
            change={(distinct) => change({ distinct })}
          />
          {date("from", false)}
          {date("to", false)}
        </div>
        <PlacesField draft={draft} change={change} />
        <div className="fields">
          {text("technique", false)}
          {text("accused", false)}
          {text("affected", false)}
        </div>
        <div className="fields">
          {text("claimant")}
          {text("work")}
          {date("appeared", true)}
          {text("anchor")}
          {text("source")}
          {text("root")}
          <ChoiceField
            label={m.dockets.fields.rootKind}
            value={draft.rootKind}
            of={docketRootKinds}
            nameOf={(each) => m.dockets.roots[each]}
            change={(rootKind) => change({ rootKind })}
          />
        </div>
        <Check
          label={m.dockets.fields.protectedClass}
          checked={draft.protectedClass}
          onChange={(protectedClass) => change({ protectedClass })}
        />
        <Check
          label={m.dockets.fields.own}
          help={m.dockets.ownHelp}
          checked={draft.own}
          onChange={(own) => change({ own })}
        />
        <Problem of={put.problem} />
        <button type="submit" className="button" disabled={put.busy}>
          {m.dockets.doPut}
        </button>
      </form>
    </Fold>
  );
}
