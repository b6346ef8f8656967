import {
  type AnswerOf,
  accountOperations,
  activityOperations,
  agreementOperations,
  contactOperations,
  docketOperations,
  inquiryOperations,
  type Operation,
  onwardOperations,
  publicationOperations,
  type Role,
  releaseOperations,
  requestOperations,
  reviewOperations,
  type Session,
  standingOperations,
  type Waiting,
} from "@entente/api";
import { type Ask, holds } from "./ask.ts";

type Item = Omit<Waiting, "kind" | "overdue"> & { readonly overdue?: boolean };
type Turn = {
  readonly kind: Waiting["kind"];
  /** Whose turn it is. Who only reads the list is not waited for. */
  readonly roles: readonly Role[];
  readonly operation: Operation;
  input(partner: string): { readonly params: unknown; readonly query: unknown };
  items(answer: unknown, session: Session): readonly Item[];
};

type Listing<A> = {
  readonly roles: readonly Role[];
  readonly input?: (partner: string) => { readonly params?: object; readonly query?: object };
  readonly items: (answer: A, session: Session) => readonly Item[];
};

/** `A` is what the operation answers. What is asked is held to the operation's form when it is asked. */
function turn<A>(kind: Waiting["kind"], operation: Operation, { roles, items, input }: Listing<A>): Turn {
  return {
    kind,
    roles,
    operation,
    input(partner) {
      const { params = {}, query = {} } = input?.(partner) ?? { query: { partner } };
      return { params, query };
    },
    items: (answer, session) => items(answer as A, session),
  };
}

const limit = 200;

/** Where something can wait for a person, and what of each list does. */
const turns: readonly Turn[] = [
  turn<AnswerOf<typeof releaseOperations.listReleases>>("release", releaseOperations.listReleases, {
    roles: ["release-officer"],
    input: (partner) => ({ query: { partner, state: "proposed", waiting: "me", limit } }),
    items: ({ items }) =>
      items.map(({ id, proposedAt, products }) => ({ id, since: proposedAt, count: products })),
  }),
  turn<AnswerOf<typeof standingOperations.listStanding>>("standing", standingOperations.listStanding, {
    roles: ["release-officer"],
    items: ({ items }, { account }) =>
      items
        .filter(
          ({ state, by, approvals }) =>
            state === "proposed" && by !== account && approvals.every((one) => one.by !== account),
        )
        .map(({ id, proposedAt }) => ({ id, since: proposedAt })),
  }),
  turn<AnswerOf<typeof releaseOperations.listReleases>>("turned-down", releaseOperations.listReleases, {
    roles: ["release-officer"],
    input: (partner) => ({ query: { partner, turnedDown: "mine", limit } }),
    items: ({ items }) =>
      items.map(({ id, turnedDown, products }) => ({ id, since: turnedDown?.at, count: products })),
  }),
  turn<AnswerOf<typeof standingOperations.listStanding>>(
    "standing-turned-down",
    standingOperations.listStanding,
    {
      roles: ["release-officer"],
      input: (partner) => ({ query: { partner, turnedDown: "mine" } }),
      items: ({ items }) => items.map(({ id, turnedDown }) => ({ id, since: turnedDown?.at })),
    },
  ),
  turn<AnswerOf<typeof agreementOperations.listNegotiations>>(
    "agreement",
    agreementOperations.listNegotiations,
    {
      roles: ["liaison-officer", "signatory"],
      items: ({ items }) =>
        items
          .filter(({ waitsFor }) => waitsFor.some(({ on }) => on === "us"))
          .map(({ id, since }) => ({ id, since })),
    },
  ),
  turn<AnswerOf<typeof releaseOperations.listRecalls>>("recall", releaseOperations.listRecalls, {
    roles: ["release-officer", "liaison-officer"],
    input: (partner) => ({ query: { partner, limit } }),
    items: ({ items }) =>
      items
        .filter(({ direction, state }) => direction === "out" && state === "overdue")
        .map(({ id, orderedAt, executeBy }) => ({ id, since: orderedAt, due: executeBy, overdue: true })),
  }),
  turn<AnswerOf<typeof onwardOperations.listOnward>>("onward", onwardOperations.listOnward, {
    roles: ["release-officer"],
    items: ({ items }) =>
      items
        .filter(({ direction, state }) => direction === "in" && state === "waiting")
        .map(({ id, at }) => ({ id, since: at })),
  }),
  turn<AnswerOf<typeof requestOperations.listRequests>>("request", requestOperations.listRequests, {
    roles: ["liaison-officer"],
    input: (partner) => ({ query: { partner, askedBy: "theirs", open: "true", limit } }),
    items: ({ items }) =>
      items
        .filter(({ unanswered, overdue }) => unanswered || overdue)
        .map(({ id, lodged, due, overdue, opening }) => ({
          id,
          since: lodged,
          due,
          overdue,
          title: opening,
        })),
  }),
  turn<AnswerOf<typeof docketOperations.listDockets>>("claim", docketOperations.listDockets, {
    roles: ["liaison-officer"],
    input: (partner) => ({ params: { partner }, query: { limit } }),
    items: ({ items }) =>
      items
        .filter(({ unanswered, closing }) => unanswered.ours > 0 && closing.ours?.closed !== true)
        .map(({ docket, openedAt, unanswered }) => ({ id: docket, since: openedAt, count: unanswered.ours })),
  }),
  turn<AnswerOf<typeof activityOperations.listOperationQuestions>>(
    "question",
    activityOperations.listOperationQuestions,
    {
      roles: ["liaison-officer"],
      input: (partner) => ({ query: { partner, side: "theirs", limit } }),
      items: ({ items }) =>
        items
          .filter(({ state }) => state === "waiting")
          .map(({ id, askedAt, answerBy }) => ({ id, since: askedAt, due: answerBy })),
    },
  ),
  turn<AnswerOf<typeof contactOperations.listUndertakings>>(
    "undertaking",
    contactOperations.listUndertakings,
    {
      roles: ["liaison-officer"],
      items: ({ items }) =>
        items
          .filter(({ side, state }) => side === "ours" && state === "open")
          .map(({ undertaking, at, due, overdue, text }) => ({
            id: undertaking,
            since: at,
            due,
            overdue,
            title: text,
          })),
    },
  ),
  turn<AnswerOf<typeof contactOperations.listDrafts>>("message", contactOperations.listDrafts, {
    roles: ["liaison-officer"],
    items: ({ items }, { account }) =>
      items
        .filter(({ state, by }) => state === "waiting" && by !== account)
        .map(({ message, at }) => ({ id: message, since: at })),
  }),
  turn<AnswerOf<typeof publicationOperations.listComments>>("comment", publicationOperations.listComments, {
    roles: ["liaison-officer"],
    input: () => ({ query: { state: "waiting" } }),
    items: ({ items }) => items.map(({ id, at }) => ({ id, since: at })),
  }),
  turn<AnswerOf<typeof inquiryOperations.listInquiries>>("inquiry", inquiryOperations.listInquiries, {
    roles: ["inquiry-member", "liaison-officer"],
    items: ({ items }) =>
      items
        .filter(({ state, by }) => state === "proposed" && by === "theirs")
        .map(({ inquiry, proposedAt, answerBy, title }) => ({
          id: inquiry,
          since: proposedAt,
          due: answerBy,
          title,
        })),
  }),
  turn<AnswerOf<typeof reviewOperations.listReviews>>("review", reviewOperations.listReviews, {
    roles: ["overseer"],
    items: ({ items }) =>
      items
        .filter(({ concludedAt }) => concludedAt === undefined)
        .map(({ id, openedAt, until, title }) => ({ id, since: openedAt, due: until, title })),
  }),
  turn<AnswerOf<typeof accountOperations.listAccounts>>("grant", accountOperations.listAccounts, {
    roles: ["administrator"],
    input: () => ({}),
    items: ({ accounts }, { account }) =>
      accounts.flatMap(({ grants, name, account: whose }) =>
        grants
          .filter(
            ({ state, proposedBy }) => state === "proposed" && proposedBy !== account && whose !== account,
          )
          .map(({ grant }) => ({ id: grant, title: name })),
      ),
  }),
];

const MOST = 200;

/** What stands still until this person acts: what is overdue first, then what has waited longest. */
export async function whatWaits(
  ask: Ask,
  session: Session,
  partner: string,
  now: number,
): Promise<{ items: Waiting[]; cut: boolean }> {
  const lists = await Promise.all(
    turns
      .filter(({ roles }) => holds(session, roles))
      .map(async (each) => {
        const answer = await ask(each.operation, session, each.input(partner));
        const items = answer === undefined ? [] : each.items(answer, session);
        return items.map((item) => waitingOf(each.kind, item, now));
      }),
  );
  const all = lists
    .flat()
    .sort((one, other) => Number(other.overdue) - Number(one.overdue) || sinceOf(one) - sinceOf(other));
  return { items: all.slice(0, MOST), cut: all.length > MOST };
}

const sinceOf = ({ since }: Waiting): number => (since === undefined ? 0 : Date.parse(since));

function waitingOf(kind: Waiting["kind"], item: Item, now: number): Waiting {
  const { id, since, due, count, title } = item;
  return {
    kind,
    id,
    overdue: item.overdue ?? (due !== undefined && Date.parse(due) < now),
    ...(since === undefined ? {} : { since }),
    ...(due === undefined ? {} : { due }),
    ...(count === undefined ? {} : { count }),
    ...(title === undefined ? {} : { title: title.slice(0, 200) }),
  };
}
