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
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Check } from "../ui/field.tsx";
import { Day, Line, Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { type ClaimDraft, claimOf, emptyClaim } from "./claim-draft.ts";
import { PlacesField } from "./places-field.tsx";
import { useValues } from "./use-values.ts";

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
  const text = (name: keyof ClaimDraft & keyof typeof m.dockets.fields, required = true) => (
    <Line
      label={m.dockets.fields[name]}
      value={String(draft[name])}
      optional={!required}
      change={(value) => change({ [name]: value })}
    />
  );
  const date = (name: "from" | "to" | "appeared", required: boolean) => (
    <Day
      label={m.dockets.fields[name]}
      value={draft[name]}
      optional={!required}
      change={(value) => change({ [name]: value })}
    />
  );
  const claim = (name: "rebuts" | "partOf") => (
    <Choice
      label={m.dockets.fields[name]}
      value={draft[name]}
      codes={["", ...claims.map((each) => each.claim)]}
      names={{
        "": m.dockets.noClaim,
        ...Object.fromEntries(
          claims.map(({ claim: id, words }) => [id, words?.reference ?? words?.text.slice(0, 60) ?? id]),
        ),
      }}
      change={(value) => change({ [name]: value })}
    />
  );
  return (
    <FoldedForm title={m.dockets.put} act={put} send={send} submit={m.dockets.doPut} help={m.dockets.putHelp}>
      <Lines
        label={m.dockets.fields.text}
        rows={2}
        value={draft.text}
        change={(text) => change({ text })}
        at="text"
      />
      <div className="fields">
        {text("reference", false)}
        <Choice
          label={m.dockets.fields.lang}
          value={draft.lang}
          codes={["en", "fr"]}
          names={m.dockets.languages}
          change={(lang) => change({ lang })}
        />
        <Choice
          label={m.dockets.fields.kind}
          value={draft.kind}
          codes={docketClaimKinds}
          names={m.dockets.kinds}
          change={(kind) => change({ kind })}
        />
        {claim("rebuts")}
        {claim("partOf")}
      </div>
      <div className="fields">
        {text("value", draft.kind === "quantity")}
        <Choice
          label={m.dockets.fields.approx}
          value={draft.approx}
          codes={docketApproximations}
          names={m.dockets.approximations}
          change={(approx) => change({ approx })}
        />
        <Choice
          label={m.dockets.fields.unit}
          value={draft.unit}
          codes={docketUnits}
          names={m.dockets.units}
          change={(unit) => change({ unit })}
        />
        <Choice
          label={m.dockets.fields.distinct}
          value={draft.distinct}
          codes={["yes", "no", "unknown"]}
          names={m.dockets.distincts}
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
        <Choice
          label={m.dockets.fields.rootKind}
          value={draft.rootKind}
          codes={docketRootKinds}
          names={m.dockets.roots}
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
    </FoldedForm>
  );
}
