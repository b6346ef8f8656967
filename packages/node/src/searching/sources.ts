import {
  type AnswerOf,
  activityOperations,
  agreementOperations,
  contactOperations,
  docketOperations,
  type Found,
  inquiryOperations,
  measureOperations,
  type Operation,
  type ParamsOf,
  productOperations,
  publicationOperations,
  type QueryOf,
  releaseOperations,
  requestOperations,
} from "@entente/api";

/** What is searched, and where. */
export type Asked = { readonly text: string; readonly partner: string | undefined; readonly limit: number };
type Hit = Omit<Found, "kind">;

/** A list that a desk shows, and what of it can be found. */
export type Source = {
  readonly kind: Found["kind"];
  readonly operation: Operation;
  /** How the list is asked for; undefined when it cannot be without a partner. */
  input(asked: Asked): { readonly params: unknown; readonly query: unknown } | undefined;
  /** Every row of the answer, with what it says in words. */
  rows(answer: unknown): readonly { readonly hit: Hit; readonly row: unknown }[];
  /** The operation has searched by words itself: each row is a hit. */
  readonly searches?: true;
};

type Listing<O extends Operation, R> = {
  readonly input?: (asked: Asked) => { params?: ParamsOf<O>; query?: QueryOf<O> } | undefined;
  readonly rows: (answer: AnswerOf<O>) => readonly R[];
  readonly hit: (row: R) => Hit;
  readonly searches?: true;
};

/** Types are checked here, row by row; what searches needs to know none of them. */
function source<O extends Operation, R>(
  kind: Found["kind"],
  operation: O,
  { input, rows, hit, searches }: Listing<O, R>,
): Source {
  return {
    kind,
    operation,
    input(asked) {
      const { partner } = asked;
      const given =
        input === undefined
          ? { query: (partner === undefined ? {} : { partner }) as QueryOf<O> }
          : input(asked);
      return given === undefined ? undefined : { params: given.params ?? {}, query: given.query ?? {} };
    },
    rows: (answer) => rows(answer as AnswerOf<O>).map((row) => ({ hit: hit(row), row })),
    ...(searches === undefined ? {} : { searches }),
  };
}

/** As many of each list as one answer of its desk gives. */
const limit = 200;
const LONGEST_TITLE = 160;
const short = (text: string | undefined, otherwise: string) => (text ?? otherwise).slice(0, LONGEST_TITLE);

/** The lists of the desks, in the order in which what they find is shown. */
export const sources: readonly Source[] = [
  source("product", productOperations.searchProducts, {
    input: ({ text, limit }) => ({ query: { q: text, limit } }),
    rows: ({ products }) => products,
    hit: ({ product, name, stix }) => ({ id: product, title: short(name, stix?.id ?? product) }),
    searches: true,
  }),
  source("agreement", agreementOperations.listAgreements, {
    rows: ({ items }) => items,
    hit: ({ hash, title }) => ({ id: hash, title: title ?? hash }),
  }),
  source("operation", activityOperations.listOperations, {
    input: ({ partner }) => ({ query: { limit, ...(partner === undefined ? {} : { partner }) } }),
    rows: ({ items }) => items,
    hit: ({ id, name }) => ({ id, title: short(name, id) }),
  }),
  source("request", requestOperations.listRequests, {
    input: ({ partner }) => ({ query: { limit, ...(partner === undefined ? {} : { partner }) } }),
    rows: ({ items }) => items,
    hit: ({ id, what, opening }) => ({ id, title: short(opening, what) }),
  }),
  source("contact", contactOperations.listContacts, {
    rows: ({ items }) => items,
    hit: ({ contact, form, start, place }) => ({
      id: contact,
      title: [form, place, start.slice(0, 10)].filter(Boolean).join(", "),
    }),
  }),
  source("undertaking", contactOperations.listUndertakings, {
    rows: ({ items }) => items,
    hit: ({ undertaking, text }) => ({ id: undertaking, title: short(text, undertaking) }),
  }),
  source("docket", docketOperations.listDockets, {
    input: ({ partner }) => (partner === undefined ? undefined : { params: { partner }, query: { limit } }),
    rows: ({ items }) => items,
    hit: ({ docket, words }) => ({
      id: docket,
      title: words === undefined ? docket : titleOf(words.title, words.reference),
    }),
  }),
  source("inquiry", inquiryOperations.listInquiries, {
    rows: ({ items }) => items,
    hit: ({ inquiry, title }) => ({ id: inquiry, title: short(title, inquiry) }),
  }),
  source("measure", measureOperations.listMeasures, {
    rows: ({ items }) => items,
    hit: ({ measure, what, areas }) => ({ id: measure, title: `${what}: ${areas.join(", ")}` }),
  }),
  source("publication", publicationOperations.listPublications, {
    input: () => ({ query: { limit } }),
    rows: ({ items }) => items,
    hit: ({ id, title }) => ({ id, title: title ?? id }),
  }),
  source("release", releaseOperations.listReleases, {
    input: ({ partner }) => ({ query: { limit, ...(partner === undefined ? {} : { partner }) } }),
    rows: ({ items }) => items,
    hit: ({ id }) => ({ id, title: id }),
  }),
];

function titleOf(title: { en?: string | undefined; fr?: string | undefined }, reference: string | undefined) {
  const { en = title.fr ?? "", fr = en } = title;
  const before = reference === undefined ? "" : `${reference}, `;
  return { en: `${before}${en}`, fr: `${before}${fr}` };
}
