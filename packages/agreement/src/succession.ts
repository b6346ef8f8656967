import type { Digest } from "./crypto.ts";
import type { AgreementDocument } from "./document.ts";
import { AgreementError } from "./errors.ts";

/**
 * Whether `next` may follow `previous`, whose hash is given: the same agreement, the next number, naming what it
 * supersedes, and no clause id that comes to mean something else (agreement.md §2). Signatures are another matter:
 * they are made with the keys pinned in `previous`.
 * @throws {AgreementError} `succession`
 */
export function checkSuccession(next: AgreementDocument, previous: AgreementDocument, hash: Digest): void {
  const refuse = (path: string, message: string): AgreementError =>
    new AgreementError("succession", path, message);
  if (next.supersedes !== hash) throw refuse("/supersedes", "not the hash of the version in force");
  if (next.id !== previous.id) throw refuse("/id", "another agreement");
  if (next.version !== previous.version + 1)
    throw refuse("/version", `version ${previous.version + 1} comes next`);
  const kinds = new Map(previous.clauses.map(({ id, kind }) => [id, kind]));
  for (const [index, { id, kind }] of next.clauses.entries())
    if ((kinds.get(id) ?? kind) !== kind)
      throw refuse(
        `/clauses/${index}/kind`,
        `clause ${id} was of kind ${kinds.get(id)}; a new rule takes a new id`,
      );
}
