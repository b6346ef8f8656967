import { type ActivityParticulars, activityOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice, OneOf, Ticks } from "../ui/choices.tsx";
import { useAnnounce } from "../ui/live.tsx";
import type { Done } from "../ui/outcome.tsx";
import { frameworkOf } from "./framework.ts";
import { draftOf, particularsOf } from "./particulars.ts";
import { ParticularsFields } from "./particulars-fields.tsx";

type Act = "start" | "change" | "renew";
const REVISIONS: readonly Act[] = ["change", "renew"];

/** What is proposed anew, as it stands in the version before. */
export type Revising = {
  readonly operation: string;
  readonly began: boolean;
  readonly authority: string;
  readonly purpose: string;
  readonly areas: readonly string[];
  readonly particulars: ActivityParticulars | undefined;
};

/** Proposes an operation, or what one is to be from now on. The choices are what the agreement and the authority cover. */
export function ProposeForm({
  revising,
  done,
}: {
  readonly revising?: Revising;
  done?(outcome: Done): void;
}) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const { partner } = useRelation();
  const announce = useAnnounce();
  const propose = useAct(ops.proposeOperation);
  const revise = useAct(ops.reviseOperation);
  const { answer: recorded } = useRead(ops.listAuthorities, {});
  const framework = frameworkOf(useAgreement()?.document);
  const [authority, setAuthority] = useState(revising?.authority ?? "");
  const [purpose, setPurpose] = useState(revising?.purpose ?? "");
  const [areas, setAreas] = useState<readonly string[]>(revising?.areas ?? []);
  const [act, setAct] = useState<Act>(revising?.began === true ? "renew" : "start");
  const [draft, setDraft] = useState(draftOf(revising?.particulars));
  const authorities = (recorded?.items ?? []).filter(
    ({ id, state }) => state === "approved" || id === authority,
  );
  const covering = authorities.find(({ id }) => id === authority)?.words;
  const among = (admitted: readonly string[], covered: readonly string[] | undefined) => [
    ...new Set([...admitted, ...(covered ?? [])]),
  ];
  const purposes =
    purpose === "" || framework.purposes.some(({ code }) => code === purpose)
      ? framework.purposes
      : [...framework.purposes, { code: purpose, name: { en: purpose, fr: purpose } }];
  const send = async () => {
    const body = {
      ...(authority === "" ? {} : { authority }),
      purpose,
      areas: [...areas],
      particulars: particularsOf(draft),
    };
    if (revising !== undefined) {
      const acted = await revise.run({ params: { operation: revising.operation }, body: { act, ...body } });
      if (acted !== undefined) done?.({ said: w.done.proposed, acted });
      return;
    }
    const acted = await propose.run({ body: { partner, ...body } });
    if (acted === undefined) return;
    announce(w.done.proposed);
    goTo(address(["activities", acted.result.operation]));
  };
  return (
    <FoldedForm
      title={revising === undefined ? w.propose : w.revise}
      hint={w.proposeNext}
      act={{ busy: propose.busy || revise.busy, problem: propose.problem ?? revise.problem }}
      send={send}
      submit={w.doPropose}
      ready={areas.length > 0}
    >
      {revising?.began === true ? (
        <Choice label={w.reviseAct} value={act} codes={REVISIONS} names={w.acts} change={setAct} />
      ) : null}
      <Choice
        label={w.authority}
        help={w.authorityHelp}
        value={authority}
        codes={["", ...authorities.map(({ id }) => id)]}
        names={{
          "": w.noAuthority,
          ...Object.fromEntries(
            authorities.map(({ id, until, words }) => [
              id,
              w.authorityUntil(words?.legalBasis ?? id, f.date(until)),
            ]),
          ),
        }}
        change={setAuthority}
        at="authority"
      />
      <OneOf
        label={w.purpose}
        options={purposes.map(({ code, name }) => ({ code, name: f.start(name) }))}
        value={purpose}
        change={setPurpose}
        at="purpose"
      />
      <Ticks
        label={w.areas}
        options={framework.areas.map(({ code, name }) => ({ code, name: f.start(name) }))}
        value={areas}
        change={setAreas}
        at="areas"
      />
      <ParticularsFields
        draft={draft}
        framework={framework}
        techniques={among(framework.techniques, covering?.techniques)}
        places={among(framework.places, covering?.places)}
        set={setDraft}
      />
    </FoldedForm>
  );
}
