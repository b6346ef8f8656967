import { type ImportReview, productDraftOperations, type QueryOf } from "@entente/api";
import { client } from "../data/client.ts";
import { sendFile } from "../data/send-file.ts";

/** How far a file is: its bytes first, then what is in it. */
export type Step =
  | { readonly at: "sending"; readonly sent: number; readonly of: number }
  | { readonly at: "reading"; readonly read: number }
  | { readonly at: "comparing"; readonly compared: number; readonly of: number };

const ASK_EVERY_MS = 400;
type Query = QueryOf<typeof productDraftOperations.draftImport>;

/**
 * Sends a file to be reviewed, and tells how far it is until the review is there. When `signal` ends it the node forgets
 * the file, whether its bytes were all there or not. Throws ProblemError, or the reason of `signal`.
 */
export async function bringFile(
  file: File,
  { query, type }: { readonly query: Query; readonly type: string },
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<ImportReview> {
  const arrived = new AbortController();
  const path = `${productDraftOperations.draftImport.path}?${new URLSearchParams(query as Record<string, string>)}`;
  const sending = sendFile<ImportReview>(
    path,
    type,
    file,
    (sent) => {
      tell({ at: "sending", sent, of: file.size });
      if (sent >= file.size) void watch(query.name ?? "", tell, arrived.signal);
    },
    signal,
  );
  try {
    return await sending;
  } catch (error) {
    // The node may have all of it by now: then it does not notice that nobody waits any more.
    if (signal.aborted) void forget(query.name ?? "");
    throw error;
  } finally {
    arrived.abort();
  }
}

async function watch(name: string, tell: (step: Step) => void, signal: AbortSignal): Promise<void> {
  tell({ at: "reading", read: 0 });
  while (!signal.aborted) {
    const file = await arriving(name, signal).catch(() => undefined);
    if (signal.aborted) return;
    if (file !== undefined && file.compared > 0)
      tell({ at: "comparing", compared: file.compared, of: file.read });
    else if (file !== undefined) tell({ at: "reading", read: file.read });
    await new Promise((resume) => setTimeout(resume, ASK_EVERY_MS));
  }
}

async function arriving(name: string, signal?: AbortSignal) {
  const options = signal === undefined ? {} : { signal };
  const answer = await client.call(productDraftOperations.importProgress, {}, options);
  return answer.arriving.findLast((each) => each.name === name);
}

async function forget(name: string): Promise<void> {
  const file = await arriving(name).catch(() => undefined);
  if (file === undefined) return;
  await client
    .call(productDraftOperations.removeProductDraft, { params: { draft: file.id } })
    .catch(() => undefined);
}
