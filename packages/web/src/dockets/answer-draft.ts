import type {
  DocketAnswerCode,
  DocketAnswerInput,
  DocketAspect,
  docketChannels,
  docketTopics,
} from "@entente/api";
import { startOf } from "../ui/written.ts";

/** An answer as its form holds it. */
export type AnswerDraft = {
  readonly code: DocketAnswerCode;
  readonly aspects: readonly DocketAspect[];
  readonly said: string;
  readonly channel: "" | (typeof docketChannels)[number];
  readonly words: string;
  readonly wrong: string;
  readonly correct: string;
  readonly evidence: string;
  readonly covers: string;
  readonly silentOn: string;
  readonly policy: string;
  readonly topic: (typeof docketTopics)[number];
  readonly together: "alone" | "jointly" | "joins";
};

export const emptyAnswer: AnswerDraft = {
  code: "deny",
  aspects: [],
  said: "",
  channel: "",
  words: "",
  wrong: "",
  correct: "",
  evidence: "",
  covers: "",
  silentOn: "",
  policy: "",
  topic: "targeting",
  together: "alone",
};

type Written = "words" | "wrong" | "correct" | "evidence" | "covers" | "silentOn";

/** What each code is asked to say in words (inquiry.md §4); `true` where it must. */
export const carries: Readonly<Record<DocketAnswerCode, Readonly<Partial<Record<Written, boolean>>>>> = {
  admit: { words: false },
  deny: { words: true },
  contested_distorted: { wrong: true, correct: true, evidence: true },
  ncnd: { words: false },
  decline: { words: false },
  context: { words: true },
  undertake: { words: true, covers: true, silentOn: true },
};

/** Whether a refusal to comment, which both parties can give together. */
export const isRefusal = (code: DocketAnswerCode): boolean => code === "ncnd" || code === "decline";

/** The request that a form makes; what a code does not carry is left out. `joins` is what the other said for both. */
export function answerOf(draft: AnswerDraft, joins: string | undefined): DocketAnswerInput {
  const { code, aspects, said, channel, policy, topic, together } = draft;
  const written = Object.keys(carries[code]) as Written[];
  return {
    code,
    aspects: [...aspects],
    ...(said === "" ? {} : { saidAt: startOf(said) }),
    ...(channel === "" ? {} : { channel }),
    ...Object.fromEntries(written.flatMap((name) => (draft[name] === "" ? [] : [[name, draft[name]]]))),
    ...(code === "ncnd" ? { topic, ...(policy === "" ? {} : { policy }) } : {}),
    ...(isRefusal(code) && together === "jointly" ? { jointly: true } : {}),
    ...(isRefusal(code) && together === "joins" && joins !== undefined ? { joins } : {}),
  } as DocketAnswerInput;
}
