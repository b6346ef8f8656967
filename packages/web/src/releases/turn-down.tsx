import { type ProposalRefusal, proposalRefusals } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";

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

  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason !== "") turnDown(reason);
  }

  return (
    <details>
      <summary>{words.title}…</summary>
      <form className="form" onSubmit={submit}>
        <p className="small soft">{words.lead}</p>
        <Field label={words.reason} help={words.reasonHelp}>
          {(ids) => (
            <select
              {...ids}
              required
              value={reason}
              onChange={({ target }) => setReason(target.value as ProposalRefusal | "")}
            >
              <option value="">{words.choose}</option>
              {proposalRefusals.map((each) => (
                <option key={each} value={each}>
                  {words.reasons[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Problem of={problem} />
        <div>
          <button type="submit" className="button grave" disabled={busy}>
            {words.submit}
          </button>
        </div>
      </form>
    </details>
  );
}
