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
  const [running, setRunning] = useState(0);
  const [problem, setProblem] = useState<ProblemError>();
  const command = useRef({ words: "", key: "" });
  return {
    busy: running > 0,
    problem,
    clear: () => setProblem(undefined),
    async run(input) {
      const words = JSON.stringify(input);
      if (command.current.words !== words) command.current = { words, key: crypto.randomUUID() };
      const idempotencyKey = command.current.key;
      // Another may have been begun by the time that this one is answered: its words stay its own.
      const isLatest = () => command.current.key === idempotencyKey;
      setRunning((now) => now + 1);
      setProblem(undefined);
      try {
        const assertion = await assertionFor(operation, input, idempotencyKey);
        const proof = assertion === undefined ? {} : { assertion };
        const answer = await client.call(operation, input, { idempotencyKey, ...proof });
        if (isLatest()) command.current = { words: "", key: "" };
        if (operation.acts) readAgain();
        return answer;
      } catch (error) {
        const failure = failureOf(error);
        // The node has answered: another try is another command. Without an answer it is the same one.
        // What was only asked, and has been asked anew since, is of no concern any more.
        if (isLatest() || operation.acts) setProblem(failure);
        if (isLatest() && failure.status !== 0) command.current = { words: "", key: "" };
        return undefined;
      } finally {
        setRunning((now) => now - 1);
      }
    },
  };
}
