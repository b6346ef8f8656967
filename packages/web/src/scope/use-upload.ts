import { type Acted, type AnswerOf, type ProblemError, scopeOperations } from "@entente/api";
import { useRef, useState } from "react";
import { client } from "../data/client.ts";
import { failureOf } from "../data/failure.ts";

const operation = scopeOperations.takeInBatch;
type Answer = AnswerOf<typeof operation>;
export type TakenIn = Answer extends Acted<infer R> ? R : never;

/** Sends a register as it is. The same file asked for again after a lost answer is the same command. */
export function useUpload() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const command = useRef<{ file: File | undefined; table: string; key: string }>({
    file: undefined,
    table: "",
    key: "",
  });
  return {
    busy,
    problem,
    async run(file: File, countryTable: string): Promise<Answer | undefined> {
      const { current } = command;
      if (current.file !== file || current.table !== countryTable)
        command.current = { file, table: countryTable, key: crypto.randomUUID() };
      setBusy(true);
      setProblem(undefined);
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const options = { bytes, contentType: "text/csv", idempotencyKey: command.current.key };
        return await client.call(operation, { query: { countryTable } }, options);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.status !== 0) command.current = { file: undefined, table: "", key: "" };
        setProblem(failure);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
  };
}
