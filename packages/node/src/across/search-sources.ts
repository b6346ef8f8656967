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
  productOperations,
  publicationOperations,
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
  rows(answer: unknown): readonly Row[];
  /** The operation has searched by words itself: each row is a hit. */
  readonly searches?: true;
};

type Listing<A> = {
  readonly input?: (asked: Asked) => { readonly params?: object; readonly query?: object } | undefined;
  readonly rows: (answer: A) => readonly Row[];
  readonly searches?: true;
};

/** `A` is what the operation answers. What is asked is held to the operation's form when it is asked. */
function source<A>(kind: Found["kind"], operation: Operation, { input, rows, searches }: Listing<A>): Source {
  return {
    kind,
    operation,
    input(asked) {
      const { partner } = asked;
      const given = input === undefined ? { query: partner === undefined ? {} : { partner } } : input(asked);
      return given === undefined ? undefined : { params: {}, query: {}, ...given };
    },
    rows: (answer) => rows(answer as A),
    ...(searches === undefined ? {} : { searches }),
  };
}

/** What of a list can be found: its hit, and all that the row says. */
type Row = { readonly hit: Hit; readonly row: unknown };
const found = <R>(items: readonly R[], hit: (row: R) => Hit): Row[] =>
  items.map((row) => ({ hit: hit(row), row }));

/** As many of each list as one answer of its desk gives. */
const limit = 200;
const LONGEST_TITLE = 160;
const short = (text: string | undefined, otherwise: string) => (text ?? otherwise).slice(0, LONGEST_TITLE);

/** The lists of the desks, in the order in which what they find is shown. */
export const sources: readonly Source[] = [
  source<AnswerOf<typeof productOperations.searchProducts>>("product", productOperations.searchProducts, {
    input: ({ text, limit }) => ({ query: { q: text, limit } }),
    rows: ({ products }) =>
      found(products, ({ product, name, stix }) => ({
        id: product,
        title: short(name, stix?.id ?? product),
      })),
    searches: true,
  }),
  source<AnswerOf<typeof agreementOperations.listAgreements>>(
    "agreement",
    agreementOperations.listAgreements,
    {
      rows: ({ items }) => found(items, ({ hash, title }) => ({ id: hash, title: title ?? hash })),
    },
  ),
  source<AnswerOf<typeof activityOperations.listOperations>>("operation", activityOperations.listOperations, {
    input: ({ partner }) => ({ query: { limit, ...(partner === undefined ? {} : { partner }) } }),
    rows: ({ items }) => found(items, ({ id, name }) => ({ id, title: short(name, id) })),
  }),
  source<AnswerOf<typeof requestOperations.listRequests>>("request", requestOperations.listRequests, {
    input: ({ partner }) => ({ query: { limit, ...(partner === undefined ? {} : { partner }) } }),
    rows: ({ items }) => found(items, ({ id, what, opening }) => ({ id, title: short(opening, what) })),
  }),
  source<AnswerOf<typeof contactOperations.listContacts>>("contact", contactOperations.listContacts, {
    rows: ({ items }) =>
      found(items, ({ contact, form, start, place }) => ({
        id: contact,
        title: [form, place, start.slice(0, 10)].filter(Boolean).join(", "),
      })),
  }),
  source<AnswerOf<typeof contactOperations.listUndertakings>>(
    "undertaking",
    contactOperations.listUndertakings,
    {
      rows: ({ items }) =>
        found(items, ({ undertaking, text }) => ({ id: undertaking, title: short(text, undertaking) })),
    },
  ),
  source<AnswerOf<typeof docketOperations.listDockets>>("docket", docketOperations.listDockets, {
    input: ({ partner }) => (partner === undefined ? undefined : { params: { partner }, query: { limit } }),
    rows: ({ items }) =>
      found(items, ({ docket, words }) => ({
        id: docket,
        title: words === undefined ? docket : titleOf(words.title, words.reference),
      })),
  }),
  source<AnswerOf<typeof inquiryOperations.listInquiries>>("inquiry", inquiryOperations.listInquiries, {
    rows: ({ items }) =>
      found(items, ({ inquiry, title }) => ({ id: inquiry, title: short(title, inquiry) })),
  }),
  source<AnswerOf<typeof measureOperations.listMeasures>>("measure", measureOperations.listMeasures, {
    rows: ({ items }) =>
      found(items, ({ measure, what, areas }) => ({ id: measure, title: `${what}: ${areas.join(", ")}` })),
  }),
  source<AnswerOf<typeof publicationOperations.listPublications>>(
    "publication",
    publicationOperations.listPublications,
    {
      input: () => ({ query: { limit } }),
      rows: ({ items }) => found(items, ({ id, title }) => ({ id, title: title ?? id })),
    },
  ),
  source<AnswerOf<typeof releaseOperations.listReleases>>("release", releaseOperations.listReleases, {
    input: ({ partner }) => ({ query: { limit, ...(partner === undefined ? {} : { partner }) } }),
    rows: ({ items }) => found(items, ({ id }) => ({ id, title: id })),
  }),
];

function titleOf(title: { en?: string | undefined; fr?: string | undefined }, reference: string | undefined) {
  const { en = title.fr ?? "", fr = en } = title;
  const before = reference === undefined ? "" : `${reference}, `;
  return { en: `${before}${en}`, fr: `${before}${fr}` };
}
