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
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice, optionsOf, Ticks } from "../ui/choices.tsx";
import { Day, Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { type AnswerDraft, answerOf, carries, emptyAnswer, isRefusal } from "./answer-draft.ts";
import { useValues } from "./use-values.ts";

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
    <FoldedForm
      title={m.dockets.doAnswerTitle}
      act={act}
      send={send}
      submit={m.dockets.doAnswer}
      ready={aspects.length > 0}
      help={m.dockets.answerHelp}
    >
      <div className="fields">
        <Choice
          label={m.dockets.answer}
          help={m.dockets.traps[code]}
          value={code}
          codes={docketAnswerCodes}
          names={m.dockets.codes}
          change={(next) =>
            // A declined comment has a channel; any other answer may have one.
            change({
              code: next,
              ...(next === "decline" && draft.channel === "" ? { channel: "spokesperson" } : {}),
            })
          }
        />
        <Day
          label={m.dockets.saidAt}
          help={m.dockets.saidHelp}
          value={draft.said}
          required={code === "decline"}
          change={(said) => change({ said })}
        />
        <Choice
          label={m.dockets.channel}
          value={draft.channel}
          codes={code === "decline" ? docketChannels : ["", ...docketChannels]}
          names={{ "": m.dockets.nothing, ...m.dockets.channels }}
          change={(channel) => change({ channel })}
        />
      </div>
      <Ticks
        label={m.dockets.aspects}
        options={optionsOf(docketAspects, m.dockets.aspectNames)}
        value={aspects}
        change={(aspects) => change({ aspects })}
        at="aspects"
      />
      {(["words", "wrong", "correct", "evidence", "covers", "silentOn"] as const).map((name) => {
        const needed = carries[code][name];
        if (needed === undefined) return null;
        return (
          <Lines
            key={name}
            label={m.dockets.said[name]}
            value={draft[name]}
            optional={!needed}
            rows={2}
            change={(value) => change({ [name]: value })}
          />
        );
      })}
      {code === "ncnd" ? <PolicyFields draft={draft} change={change} /> : null}
      {isRefusal(code) ? (
        <Choice
          label={m.dockets.forWhom}
          value={draft.together}
          codes={waiting === undefined ? ["alone", "jointly"] : ["alone", "jointly", "joins"]}
          names={m.dockets.togethers}
          change={(together) => change({ together })}
        />
      ) : null}
    </FoldedForm>
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
      <Choice
        label={m.dockets.policy}
        help={m.dockets.policyHelp}
        value={draft.policy}
        codes={["", ...ours.map(({ policy }) => policy)]}
        names={{
          "": m.dockets.noPolicy,
          ...Object.fromEntries(ours.map(({ policy, words }) => [policy, words?.reference ?? policy])),
        }}
        change={(policy) => change({ policy })}
      />
      <Choice
        label={m.dockets.topic}
        value={draft.topic}
        codes={docketTopics}
        names={m.dockets.topics}
        change={(topic) => change({ topic })}
      />
    </div>
  );
}
