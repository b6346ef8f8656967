import { type DocketMatrixRow, type DocketView, docketOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Stands } from "../ui/stands.tsx";

type Props = { readonly docket: DocketView };

/** Whether our side adds nothing more. */
export const isFrozen = ({ closing }: DocketView): boolean => closing.ours?.closed === true;

/** Who has closed the docket, when and why; nothing while nobody has. */
export function Standing({ docket: { state, closing } }: Props) {
  const { m, f } = useLanguage();
  const said = (["ours", "theirs"] as const).flatMap((side) => {
    const one = closing[side];
    return one === undefined ? [] : [{ side, ...one }];
  });
  if (said.length === 0) return null;
  const whose = state === "closed" ? "both" : closing.ours?.closed === true ? "ours" : "theirs";
  return (
    <Stands
      state={m.dockets.states[state]}
      mover={state === "open" ? undefined : m.dockets.stands[whose]}
      clock={said.map(({ side, closed, at, open, reason }) => (
        <div key={side}>
          <p>
            {(closed ? m.dockets.closedAt : m.dockets.reopenedAt)(m.dockets.cellOf[side], f.time(at))}
            {closed ? `. ${m.dockets.openThen(open)}` : "."}
          </p>
          {reason === undefined ? null : (
            <blockquote>
              <bdi>{reason}</bdi>
            </blockquote>
          )}
        </div>
      ))}
    />
  );
}

const isOpen = ({ ours, theirs }: DocketMatrixRow) => ours.code === "none_yet" || theirs.code === "none_yet";

/** Closes our side, with a reason while a claim is unanswered; or opens it anew, with one always. */
export function ClosingForm(
  props: Props & { readonly rows: readonly DocketMatrixRow[]; done(outcome: Done): void },
) {
  const { m } = useLanguage();
  const { docket, rows, done } = props;
  const close = useAct(docketOperations.closeDocket);
  const reopen = useAct(docketOperations.reopenDocket);
  const [reason, setReason] = useState("");
  const frozen = isFrozen(docket);
  const params = { partner: docket.partner, docket: docket.docket };
  const open = rows.filter(isOpen).length;
  const send = async () => {
    const acted = frozen
      ? await reopen.run({ params, body: { reason } })
      : await close.run({ params, body: reason.trim() === "" ? {} : { reason } });
    if (acted === undefined) return;
    setReason("");
    done({ said: frozen ? m.dockets.done.reopened : m.dockets.done.closed, acted });
  };
  const act = frozen ? reopen : close;
  return (
    <FoldedForm
      title={frozen ? m.dockets.reopen : m.dockets.close}
      act={act}
      send={send}
      submit={frozen ? m.dockets.doReopen : m.dockets.doClose}
      help={frozen ? m.dockets.reopenHelp : m.dockets.closeHelp}
    >
      <Lines
        label={m.dockets.closeReason}
        help={frozen ? undefined : open === 0 ? m.dockets.closeReasonFree : m.dockets.closeReasonNeeded(open)}
        value={reason}
        required={frozen}
        most={2000}
        rows={3}
        change={setReason}
        at="reason"
      />
    </FoldedForm>
  );
}
