import {
  type DocketAnswerView,
  docketAnswerCodes,
  docketAspects,
  docketChannels,
  docketOperations,
  docketTopics,
} from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Check } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import { type AnswerDraft, answerOf, carries, emptyAnswer, isRefusal } from "./answer-draft.ts";
import { ChoiceField, TextField, useValues } from "./fields.tsx";

type Props = {
  readonly claim: string;
  readonly answers: readonly DocketAnswerView[];
  done(outcome: Done): void;
};

/** What this party answers; the fields are those that the code must carry. */
export function AnswerForm({ claim, answers, done }: Props) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const act = useAct(docketOperations.answerClaim);
  const [draft, change, clear] = useValues<AnswerDraft>(emptyAnswer);
  const { code, aspects } = draft;
  const waiting = answers.find(
    (one) => one.by === "theirs" && one.joint === "proposed" && one.code === code,
  )?.answer;
  const send = async () => {
    const acted = await act.run({ params: { partner, claim }, body: answerOf(draft, waiting) });
    if (acted === undefined) return;
    clear();
    done({ said: m.dockets.done.answered, acted });
  };
  return (
    <Fold title={m.dockets.doAnswerTitle}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="small soft">{m.dockets.answerHelp}</p>
        <div className="fields">
          <ChoiceField
            label={m.dockets.answer}
            help={m.dockets.traps[code]}
            value={code}
            of={docketAnswerCodes}
            nameOf={(each) => m.dockets.codes[each]}
            change={(next) =>
              // A declined comment has a channel; any other answer may have one.
              change({
                code: next,
                ...(next === "decline" && draft.channel === "" ? { channel: "spokesperson" } : {}),
              })
            }
          />
          <TextField
            label={m.dockets.saidAt}
            help={m.dockets.saidHelp}
            type="date"
            value={draft.said}
            required={code === "decline"}
            change={(said) => change({ said })}
          />
          <ChoiceField
            label={m.dockets.channel}
            value={draft.channel}
            of={code === "decline" ? docketChannels : ["", ...docketChannels]}
            nameOf={(each) => (each === "" ? m.dockets.nothing : m.dockets.channels[each])}
            change={(channel) => change({ channel })}
          />
        </div>
        <fieldset className="field">
          <legend>{m.dockets.aspects}</legend>
          {docketAspects.map((aspect) => (
            <Check
              key={aspect}
              label={m.dockets.aspectNames[aspect]}
              checked={aspects.includes(aspect)}
              onChange={(checked) =>
                change({
                  aspects: checked ? [...aspects, aspect] : aspects.filter((each) => each !== aspect),
                })
              }
            />
          ))}
        </fieldset>
        {(["words", "wrong", "correct", "evidence", "covers", "silentOn"] as const).map((name) => {
          const needed = carries[code][name];
          if (needed === undefined) return null;
          const label = m.dockets.said[name];
          return (
            <TextField
              key={name}
              label={needed ? label : `${label} (${m.release.optional})`}
              value={draft[name]}
              required={needed}
              rows={2}
              change={(value) => change({ [name]: value })}
            />
          );
        })}
        {code === "ncnd" ? <PolicyFields draft={draft} change={change} /> : null}
        {isRefusal(code) ? (
          <ChoiceField
            label={m.dockets.forWhom}
            value={draft.together}
            of={waiting === undefined ? ["alone", "jointly"] : ["alone", "jointly", "joins"]}
            nameOf={(each) => m.dockets.togethers[each]}
            change={(together) => change({ together })}
          />
        ) : null}
        <Problem of={act.problem} />
        <button type="submit" className="button" disabled={act.busy || aspects.length === 0}>
          {m.dockets.doAnswer}
        </button>
      </form>
    </Fold>
  );
}

/** The policy and its topic; without one the node refuses, and records that. */
function PolicyFields(props: { readonly draft: AnswerDraft; change(next: Partial<AnswerDraft>): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const { answer } = useRead(docketOperations.listPolicies, { params: { partner } });
  const ours = (answer?.items ?? []).filter(({ by }) => by === "ours");
  const { draft, change } = props;
  return (
    <div className="fields">
      <ChoiceField
        label={m.dockets.policy}
        help={m.dockets.policyHelp}
        value={draft.policy}
        of={["", ...ours.map(({ policy }) => policy)]}
        nameOf={(id) =>
          id === "" ? m.dockets.noPolicy : (ours.find((one) => one.policy === id)?.words?.reference ?? id)
        }
        change={(policy) => change({ policy })}
      />
      <ChoiceField
        label={m.dockets.topic}
        value={draft.topic}
        of={docketTopics}
        nameOf={(each) => m.dockets.topics[each]}
        change={(topic) => change({ topic })}
      />
    </div>
  );
}
