import type { Desk } from "../ledger/index.ts";
import type { KeptViolation } from "./bodies.ts";
import type { Current, ReleasesDependencies } from "./dependencies.ts";
import { releaseKinds } from "./entries.ts";
import { Keeper } from "./keeper.ts";
import { releasesSchema, releasesStatements } from "./view.ts";
import { inWords } from "./words.ts";

export type { Current, ReleasesDependencies } from "./dependencies.ts";
export { countRecalls, refusedByClause, sharedByArea, waitingCounts } from "./queries.ts";
export { releasesRoutes } from "./routes.ts";

export const releasesDesk: Desk = {
  name: "releases",
  kinds: releaseKinds,
  schema: releasesSchema,
  statements: releasesStatements,
};

/** The desk of releases: decide, approve, release, receive, recall, expire, onward. */
export class Releases {
  readonly deps: ReleasesDependencies;
  readonly keeper: Keeper;
  /** The document of an agreement this node holds, by its hash; undefined when it does not. */
  readonly documentOf: (hash: string) => Current["document"] | undefined;

  constructor(deps: ReleasesDependencies, documentOf: (hash: string) => Current["document"] | undefined) {
    this.deps = deps;
    this.documentOf = documentOf;
    this.keeper = new Keeper(deps);
  }

  /** Starts what the desk does without being asked. */
  start(): void {
    this.keeper.start();
  }

  /** Every clause of a recorded refusal, in words. */
  violationsOf(refusal: string) {
    const row = this.deps.ledger.reader.get<{ violations: string; agreement: string | null }>(
      "SELECT violations, agreement FROM view_refusal WHERE id = :refusal",
      { refusal },
    );
    const violations = JSON.parse(row?.violations ?? "[]") as KeptViolation[];
    const document = row?.agreement == null ? undefined : this.documentOf(row.agreement);
    return violations.map((each) => inWords(each, document));
  }

  async close(): Promise<void> {
    await this.keeper.close();
  }
}
