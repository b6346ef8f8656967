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
import type { Input } from "./ask.ts";

/** What is searched, and where. */
export type Asked = { readonly text: string; readonly partner: string | undefined; readonly limit: number };
type Hit = Omit<Found, "kind">;
/** Where a page of a list begins, as the page before it said. */
export type Cursor = string | number;

/** A list that a desk shows, and what of it can be found. */
export type Source = {
  readonly kind: Found["kind"];
  readonly operation: Operation;
  /** How a page of the list is asked for; undefined when it cannot be without a partner. */
  input(asked: Asked, from: Cursor | undefined): Input | undefined;
  /** Every row of the answer, with what it says in words, and where the next page begins. */
  page(answer: unknown): Page;
  /** The operation has searched by words itself: each row is a hit. */
  readonly searches?: true;
  /** What the desk tells of one thing by its id, however old it is. */
  readonly one?: {
    readonly operation: Operation;
    /** Undefined when it is no id of this desk's. */
    input(id: string, asked: Asked): Input | undefined;
    hits(answer: unknown): readonly Hit[];
  };
};
export type Page = { readonly rows: readonly Row[]; readonly next?: Cursor | undefined };

type Given = { readonly params?: object; readonly query?: object } | undefined;
type Listing<A, O> = {
  readonly input: (asked: Asked) => Given;
  /** The member of the query that takes the cursor; absent: the list is given whole. */
  readonly cursor?: "after" | "before";
  readonly rows: (answer: A) => readonly Row[];
  readonly searches?: true;
  readonly one?: {
    readonly operation: Operation;
    readonly input: (id: string, asked: Asked) => Given;
    readonly hits: (answer: O) => readonly Hit[];
  };
};

const filled = (given: Given): Input | undefined =>
  given === undefined ? undefined : { params: {}, query: {}, ...given };

/** `A` is what the list answers, `O` what is told of one. What is asked is held to the operation's form when it is asked. */
function source<A, O = never>(
  kind: Found["kind"],
  operation: Operation,
  { input, cursor, rows, searches, one }: Listing<A, O>,
): Source {
  return {
    kind,
    operation,
    input(asked, from) {
      const given = filled(input(asked));
      if (given === undefined || from === undefined || cursor === undefined) return given;
      return { ...given, query: { ...(given.query as object), [cursor]: from } };
    },
    page(answer) {
      const { next } = answer as { readonly next?: Cursor };
      return { rows: rows(answer as A), ...(cursor === undefined || next === undefined ? {} : { next }) };
    },
    ...(searches === undefined ? {} : { searches }),
    ...(one === undefined
      ? {}
      : {
          one: {
            operation: one.operation,
            input: (id: string, asked: Asked) => filled(one.input(id, asked)),
            hits: (answer: unknown) => one.hits(answer as O),
          },
        }),
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

const withPartner = ({ partner }: Asked) => (partner === undefined ? {} : { partner });
const whole = (asked: Asked) => ({ query: withPartner(asked) });
const paged = (asked: Asked) => ({ query: { limit, ...withPartner(asked) } });
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/i;
const PRODUCT = /^[0-9A-HJKMNP-TV-Z]{26}\.[0-9]{1,3}$/i;
const STIX = /^[a-z][a-z0-9-]{1,60}--[0-9a-f-]{36}$/i;
/** Params of what is addressed by its id alone, or by the partner and its id. */
const by = (name: string) => (id: string) =>
  ULID.test(id) ? { params: { [name]: id.toUpperCase() } } : undefined;
const among =
  (name: string) =>
  (id: string, { partner }: Asked) =>
    ULID.test(id) && partner !== undefined ? { params: { partner, [name]: id.toUpperCase() } } : undefined;

type Products = AnswerOf<typeof productOperations.searchProducts>;
type Contact = AnswerOf<typeof contactOperations.listContacts>["items"][number];
type Docket = AnswerOf<typeof docketOperations.listDockets>["items"][number];
type Measure = Pick<
  AnswerOf<typeof measureOperations.listMeasures>["items"][number],
  "measure" | "what" | "areas"
>;

const productHit = ({ product, name, stix }: Products["products"][number]): Hit => ({
  id: product,
  title: short(name, stix?.id ?? product),
});
const contactHit = ({
  contact,
  form,
  start,
  place,
}: Pick<Contact, "contact" | "form" | "start" | "place">): Hit => ({
  id: contact,
  title: [form, place, start.slice(0, 10)].filter(Boolean).join(", "),
});
const docketHit = ({ docket, words }: Pick<Docket, "docket" | "words">): Hit => ({
  id: docket,
  title: words === undefined ? docket : titleOf(words.title, words.reference),
});
const measureHit = ({ measure, what, areas }: Measure): Hit => ({
  id: measure,
  title: `${what}: ${areas.join(", ")}`,
});

/** The lists of the desks, in the order in which what they find is shown. */
export const sources: readonly Source[] = [
  source<Products, Products>("product", productOperations.searchProducts, {
    input: ({ text, limit }) => ({ query: { q: text, limit } }),
    cursor: "after",
    rows: ({ products }) => found(products, productHit),
    searches: true,
    one: {
      operation: productOperations.searchProducts,
      input: (id) =>
        PRODUCT.test(id)
          ? { query: { product: id.toUpperCase() } }
          : STIX.test(id)
            ? { query: { stix: id.toLowerCase() } }
            : undefined,
      hits: ({ products }) => products.map(productHit),
    },
  }),
  source<AnswerOf<typeof agreementOperations.listAgreements>>(
    "agreement",
    agreementOperations.listAgreements,
    {
      input: whole,
      rows: ({ items }) => found(items, ({ hash, title }) => ({ id: hash, title: title ?? hash })),
    },
  ),
  source<
    AnswerOf<typeof activityOperations.listOperations>,
    AnswerOf<typeof activityOperations.getOperation>
  >("operation", activityOperations.listOperations, {
    input: paged,
    cursor: "after",
    rows: ({ items }) => found(items, ({ id, name }) => ({ id, title: short(name, id) })),
    one: {
      operation: activityOperations.getOperation,
      input: by("operation"),
      hits: ({ id, name }) => [{ id, title: short(name, id) }],
    },
  }),
  source<AnswerOf<typeof requestOperations.listRequests>, AnswerOf<typeof requestOperations.getRequest>>(
    "request",
    requestOperations.listRequests,
    {
      input: paged,
      cursor: "before",
      rows: ({ items }) => found(items, ({ id, what, opening }) => ({ id, title: short(opening, what) })),
      one: {
        operation: requestOperations.getRequest,
        input: by("request"),
        hits: ({ id, what }) => [{ id, title: what }],
      },
    },
  ),
  source<AnswerOf<typeof contactOperations.listContacts>, Contact>(
    "contact",
    contactOperations.listContacts,
    {
      input: paged,
      cursor: "before",
      rows: ({ items }) => found(items, contactHit),
      one: {
        operation: contactOperations.getContact,
        input: among("contact"),
        hits: (contact) => [contactHit(contact)],
      },
    },
  ),
  source<AnswerOf<typeof contactOperations.listUndertakings>>(
    "undertaking",
    contactOperations.listUndertakings,
    {
      input: paged,
      cursor: "before",
      rows: ({ items }) =>
        found(items, ({ undertaking, text }) => ({ id: undertaking, title: short(text, undertaking) })),
    },
  ),
  source<AnswerOf<typeof docketOperations.listDockets>, AnswerOf<typeof docketOperations.getDocket>>(
    "docket",
    docketOperations.listDockets,
    {
      input: ({ partner }) => (partner === undefined ? undefined : { params: { partner }, query: { limit } }),
      cursor: "after",
      rows: ({ items }) => found(items, docketHit),
      one: {
        operation: docketOperations.getDocket,
        input: among("docket"),
        hits: ({ docket }) => [docketHit(docket)],
      },
    },
  ),
  source<AnswerOf<typeof inquiryOperations.listInquiries>>("inquiry", inquiryOperations.listInquiries, {
    input: whole,
    rows: ({ items }) =>
      found(items, ({ inquiry, title }) => ({ id: inquiry, title: short(title, inquiry) })),
  }),
  source<AnswerOf<typeof measureOperations.listMeasures>>("measure", measureOperations.listMeasures, {
    input: whole,
    rows: ({ items }) => found(items, measureHit),
  }),
  source<AnswerOf<typeof publicationOperations.listPublications>>(
    "publication",
    publicationOperations.listPublications,
    {
      input: () => ({ query: { limit } }),
      cursor: "before",
      rows: ({ items }) => found(items, ({ id, title }) => ({ id, title: title ?? id })),
    },
  ),
  source<AnswerOf<typeof releaseOperations.listReleases>, AnswerOf<typeof releaseOperations.getRelease>>(
    "release",
    releaseOperations.listReleases,
    {
      input: paged,
      cursor: "after",
      rows: ({ items }) => found(items, ({ id }) => ({ id, title: id })),
      one: {
        operation: releaseOperations.getRelease,
        input: by("release"),
        hits: ({ id }) => [{ id, title: id }],
      },
    },
  ),
];

function titleOf(title: { en?: string | undefined; fr?: string | undefined }, reference: string | undefined) {
  const { en = title.fr ?? "", fr = en } = title;
  const before = reference === undefined ? "" : `${reference}, `;
  return { en: `${before}${en}`, fr: `${before}${fr}` };
}
