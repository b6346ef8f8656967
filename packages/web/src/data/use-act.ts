import type { AnswerOf, BodyOf, Operation, ParamsOf, ProblemError } from "@entente/api";
import { useRef, useState } from "react";
import { client } from "./client.ts";
import { failureOf } from "./failure.ts";
import { readAgain } from "./queries.ts";
import { assertionFor } from "./use-assertion.ts";

type Input<O> = Partial<{ params: ParamsOf<O>; body: BodyOf<O> }>;

export type Acting<O extends Operation> = {
  /** The answer, or undefined when the node refused; `problem` then says why. */
  run(input: Input<O>): Promise<AnswerOf<O> | undefined>;
  readonly busy: boolean;
  readonly problem: ProblemError | undefined;
  /** Forgets the problem, when what it was about has changed. */
  clear(): void;
};

/**
 * Sends an act. Asked again with the same words after a lost answer, it repeats the same command, which the node
 * answers as it did the first time; so a second press never acts twice.
 */
export function useAct<O extends Operation>(operation: O): Acting<O> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const command = useRef({ words: "", key: "" });
  return {
    busy,
    problem,
    clear: () => setProblem(undefined),
    async run(input) {
      const words = JSON.stringify(input);
      if (command.current.words !== words) command.current = { words, key: crypto.randomUUID() };
      setBusy(true);
      setProblem(undefined);
      try {
        const idempotencyKey = command.current.key;
        const assertion = await assertionFor(operation, input, idempotencyKey);
        const proof = assertion === undefined ? {} : { assertion };
        const answer = await client.call(operation, input, { idempotencyKey, ...proof });
        command.current = { words: "", key: "" };
        if (operation.acts) readAgain();
        return answer;
      } catch (error) {
        const failure = failureOf(error);
        // The node has answered: another try is another command. Without an answer it is the same one.
        if (failure.status !== 0) command.current = { words: "", key: "" };
        setProblem(failure);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
