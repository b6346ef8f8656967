import type { Account } from "./account.ts";
import { type AnswerRule, answerRules, goingAhead } from "./dealings-rules.ts";
import { type PartyId, partiesOfOrigin } from "./digest.ts";
import type { Envelope } from "./envelope.ts";
import type { Losses } from "./losses.ts";

type Said = {
  readonly party: PartyId;
  readonly index: number;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
};
type Answer = Said & { readonly envelope: Envelope };

const partnerOf = ({ log }: Envelope): PartyId => partiesOfOrigin(log)!.partner;

/** Members by which entries are found again. */
const MEMBERS = new Set(
  Object.values(answerRules)
    .flat()
    .map(({ member }) => member),
);
const NAMED = new Set([
  ...Object.values(answerRules)
    .flat()
    .flatMap(({ to }) => to),
  "operation.accepted/1",
]);

/**
 * Step 6c: what parties say to each other beside releases. Every answer is about something that was said, by the party
 * that had to say it, and that its writer had seen; no operation went ahead without the consent it needed.
 */
export class DealingsCheck {
  readonly #said = new Map<string, Said[]>();
  readonly #answers: Answer[] = [];

  take(party: PartyId, index: number, envelope: Envelope): void {
    const { kind, body } = envelope;
    const said = { party, index, kind, body };
    if (Object.hasOwn(answerRules, kind)) this.#answers.push({ ...said, envelope });
    if (!NAMED.has(kind)) return;
    for (const member of MEMBERS) {
      const id = body[member];
      if (typeof id !== "string") continue;
      const name = `${kind} ${member} ${id}`;
      const known = this.#said.get(name);
      if (known === undefined) this.#said.set(name, [said]);
      else known.push(said);
    }
  }

  /** With one log alone nobody can tell what the other party had said. */
  check(account: Account, bothLogs: boolean, losses: Losses): void {
    for (const answer of this.#answers) {
      const { envelope, index, kind } = answer;
      const place = { log: envelope.log, index, entry: envelope.id };
      for (const rule of answerRules[kind] ?? []) {
        if (answer.body[rule.member] === undefined) continue;
        if (!bothLogs && rule.by !== "self") continue;
        if (this.#about(answer, rule).length > 0) account.count("answers");
        else if (rule.by !== "self" && losses.mayBeLost(partnerOf(envelope), envelope.seen ?? 0))
          account.notice("about-lost-entry", place, rule.to.join(" "), String(answer.body[rule.member]));
        else account.violation("unanswerable", place, rule.to.join(" "), String(answer.body[rule.member]));
      }
      if (bothLogs && goingAhead.has(kind) && this.#lacksConsent(answer))
        account.violation("operation-without-consent", place, "consent", String(answer.body.question));
    }
  }

  /** What an answer is about, as far as its writer could know of it. */
  #about(answer: Answer, { member, to, by }: AnswerRule): readonly Said[] {
    const id = answer.body[member];
    if (typeof id !== "string") return [];
    return to
      .flatMap((kind) => this.#said.get(`${kind} ${member} ${id}`) ?? [])
      .filter((said) => by === "either" || (said.party === answer.party) === (by === "self"))
      .filter((said) => isKnownTo(said, answer));
  }

  #lacksConsent(answer: Answer): boolean {
    const find = (kind: string, by: AnswerRule["by"]) =>
      this.#about(answer, { member: "question", to: [kind], by });
    if (!find("operation.put/1", "self").some(({ body }) => body.say === "consent")) return false;
    const answers = find("operation.answered/1", "partner").map(({ body }) => body.answer);
    if (answers.includes("consents")) return false;
    const accepted = find("operation.accepted/1", "self").some(({ body }) => body.accepts === true);
    return !(answers.includes("conditions") && accepted);
  }
}

/** An own entry stands before; the partner's was among those that the writer had applied. */
function isKnownTo(said: Said, { party, index, envelope }: Answer): boolean {
  return said.party === party ? said.index < index : said.index < (envelope.seen ?? 0);
}
