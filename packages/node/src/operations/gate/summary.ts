import type { AnswerOf, activityOperations, Role, Session } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { isUnanswered, stateOfQuestion } from "./partner-say.ts";
import type { QuestionRow, ToldRow } from "./rows.ts";
import { ageOf, known } from "./shown.ts";
import { startedOperations } from "./started.ts";
import { countWithheld } from "./withheld.ts";

type Summary = AnswerOf<typeof activityOperations.activitySummary>;

/** Who counts all own operations. From a total and what the partner was told follows how many it was not told of. */
const COUNT_ALL: readonly Role[] = ["overseer", "operations-officer"];

/** Operations within a relation in figures, for the page that shows its state. */
export function activitySummary(
  acting: Acting,
  reader: Reader,
  partner: PartyId,
  { roles }: Session,
): Summary {
  acting.requireRelation(partner, reader);
  const countsAll = roles.some((role) => COUNT_ALL.includes(role));
  const running = startedOperations(reader, partner).filter(
    ({ stoppedAt, told }) => stoppedAt === undefined && (countsAll || told),
  );
  const told = reader.all<ToldRow>("SELECT * FROM view_activity_told WHERE partner = :partner", { partner });
  const withheld = countWithheld(reader, partner);
  return {
    partner,
    ours: countsOf(acting, reader, partner, "ours"),
    theirs: countsOf(acting, reader, partner, "theirs"),
    started: running.length,
    blocked: running.filter(({ blocked }) => blocked).length,
    startedByPartner: told.filter(({ stopped_at }) => stopped_at === null).length,
    contrary: told.filter(({ contrary }) => contrary === 1).length,
    ...(roles.includes("overseer") ? { withheld: withheld.whole + withheld.particulars } : {}),
  };
}

function countsOf(
  acting: Acting,
  reader: Reader,
  partner: PartyId,
  side: "ours" | "theirs",
): Summary["ours"] {
  const now = acting.now();
  const rows = reader
    .all<QuestionRow>("SELECT * FROM view_activity_question WHERE partner = :partner AND side = :side", {
      partner,
      side,
    })
    .map((row) => ({ at: row.at, state: stateOfQuestion(row, now) }));
  const open = rows.filter(({ state }) => isUnanswered(state));
  const count = (wanted: string) => rows.filter(({ state }) => state === wanted).length;
  const [waiting, silent, told] = [count("waiting"), count("silent"), count("told")];
  return {
    waiting,
    silent,
    told,
    answered: rows.length - waiting - silent - told,
    ...known({
      oldestSeconds: open.length === 0 ? undefined : ageOf(Math.min(...open.map(({ at }) => at)), now),
    }),
  };
}
