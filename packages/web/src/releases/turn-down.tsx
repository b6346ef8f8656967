import { type ProposalRefusal, proposalRefusals } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { OneOf, optionsOf } from "../ui/choices.tsx";
import type { Problem } from "../ui/problem.tsx";

type Props = {
  readonly busy: boolean;
  readonly problem: Parameters<typeof Problem>[0]["of"];
  turnDown(reason: ProposalRefusal): void;
};

/** Refusing what somebody else proposed: folded, for most proposals are approved; a reason is always given. */
export function TurnDown({ busy, problem, turnDown }: Props) {
  const { m } = useLanguage();
  const words = m.desk.turnDown;
  const [reason, setReason] = useState<ProposalRefusal | "">("");

  function submit() {
    if (reason !== "") turnDown(reason);
  }

  return (
    <details>
      <summary>{words.title}…</summary>
      <ActForm act={{ busy, problem }} send={submit} submit={words.submit} tone="grave" help={words.lead}>
        <OneOf
          label={words.reason}
          help={words.reasonHelp}
          options={optionsOf(proposalRefusals, words.reasons)}
          unchosen={words.choose}
          value={reason}
          change={setReason}
        />
      </ActForm>
    </details>
  );
}
