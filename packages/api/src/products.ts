import { z } from "zod";
import { code, markingOrDoubt, paging, partyId, sentence } from "./common.ts";
import { acts, type Role, reads, uploads } from "./operation.ts";

/** `<ULID of the entry that recorded it>.<position>`. */
export const productId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}\.(0|[1-9][0-9]{0,2})$/);
export const productParams = z.strictObject({ product: productId });
const params = productParams;

export const productReaders: readonly Role[] = ["analyst", "release-officer", "liaison-officer", "signatory"];
export const productWriters: readonly Role[] = ["analyst", "release-officer"];
const readers = productReaders;
const writers = productWriters;

/** A marking line, as it would stand at the top of a document: `SECRET//REL TO XTL`, `TLP:AMBER`. */
export const marking = z.string().min(1).max(200);
export const originator = z.string().min(1).max(200);
export const title = z.string().min(1).max(400);
export const codes = z.array(code).max(40);
/** Codes with commas between them, where there is only a query to say it in. */
export const codeList = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}(,[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}){0,39}$/);
/** Why something is read, as a code that the log can keep for ever. */
const why = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const time = z.iso.datetime();

export const productSummary = z.strictObject({
  product: productId,
  kind: z.string(),
  media: z.string(),
  size: z.int(),
  name: z.string().optional(),
  stix: z.strictObject({ id: z.string(), version: z.string() }).optional(),
  source: z.enum(["written", "imported", "derived", "received"]),
  at: z.string(),
  /** The account that recorded it, or the party it came from. */
  by: z.string(),
  originator: z.string(),
  /** The originator's marking line, word for word. */
  marking: z.string(),
  areas: z.array(z.string()),
  purposes: z.array(z.string()),
  unknownMarkings: z.array(markingOrDoubt),
  parent: productId.optional(),
});
export type ProductSummary = z.infer<typeof productSummary>;

export const productReading = productSummary.extend({
  /** Markdown as a typed tree without any HTML. */
  blocks: z.array(z.unknown()).optional(),
  text: z.string().optional(),
  portions: z
    .array(z.strictObject({ index: z.int(), mark: z.string().optional(), text: z.string() }))
    .optional(),
  /** A STIX object. */
  object: z.unknown().optional(),
  attachments: z.array(productSummary),
});

export const writtenProduct = z.strictObject({ product: productId, attachments: z.array(productId) });
const written = writtenProduct;

const writeReport = acts({
  id: "writeReport",
  method: "POST",
  path: "/v1/products",
  desk: "products",
  summary: "Records a report written in Markdown or text, with its attachments.",
  roles: writers,
  body: z.strictObject({
    title: title.optional(),
    text: z.string().min(1).max(4_194_304),
    media: z.enum(["text/markdown", "text/plain"]).optional(),
    /** Needed when the text bears no marking line. */
    marking: marking.optional(),
    originator: originator.optional(),
    areas: codes.min(1),
    purposes: codes.optional(),
    unit: code.optional(),
    theatre: code.optional(),
    attachments: z
      .array(
        z.strictObject({
          name: z.string().max(400),
          media: z.string().max(120).optional(),
          /** Base64. */
          content: z.base64(),
        }),
      )
      .max(50)
      .optional(),
  }),
  answer: written,
});

const wait = z.literal("partner").optional();
export const uploadQuery = {
  marking: marking.optional(),
  originator: originator.optional(),
  areas: codeList,
  purposes: codeList.optional(),
  unit: code.optional(),
  theatre: code.optional(),
};
const upload = { wait, ...uploadQuery };

/** By what a list of products can be narrowed; a saved view keeps these. */
export const productFilter = {
  /** Words that must all occur; `abc*` for a beginning of at least three characters. */
  q: z.string().max(400).optional(),
  kind: z.string().max(250).optional(),
  /** `own`: whatever did not come from a partner. */
  source: z.enum(["written", "imported", "derived", "received", "own"]).optional(),
  originator: originator.optional(),
  area: code.optional(),
  /** A level of a marking system, or a colour: `S`, `TLP:AMBER`. */
  label: z.string().min(1).max(200).optional(),
  /** Released to this party at least once, recalled since or not. */
  released: partyId.optional(),
  /** Never released to this party. */
  unreleased: partyId.optional(),
  from: time.optional(),
  until: time.optional(),
  versions: z.literal("every").optional(),
};

const uploadDocument = uploads({
  desk: "products",
  roles: productWriters,
  id: "uploadDocument",
  path: "/v1/products/documents",
  summary: "Records a document as it is: PDF with a text layer, Markdown or text.",
  raw: { accepts: ["application/pdf", "text/markdown", "text/plain"], maxBytes: 33_554_432 },
  query: z.strictObject({ ...upload, title: title.optional(), name: z.string().max(400).optional() }),
  answer: written,
});

const importBundle = uploads({
  desk: "products",
  roles: productWriters,
  id: "importBundle",
  path: "/v1/products/import",
  summary: "Records the objects of a STIX 2.1 bundle. Nothing is stored when the JSON is faulty anywhere.",
  raw: { accepts: ["application/stix+json", "application/json"], maxBytes: 4_294_967_296 },
  query: z.strictObject(upload),
  answer: z.strictObject({
    recorded: z.int(),
    /** Held already, byte for byte, in the same compartment. */
    held: z.int(),
    sets: z.int(),
    /** Objects that break the standard and were not stored: the first thousand faults. */
    invalid: z.array(
      z.strictObject({ id: z.string(), pointer: z.string(), code: z.string(), message: sentence }),
    ),
    invalidCount: z.int(),
    /** The same version told in another way: both are kept. */
    differs: z.array(z.strictObject({ id: z.string(), product: productId })),
  }),
});

/** As many products as can be asked for by their ids at once. */
export const MOST_PRODUCTS_BY_ID = 50;
const PRODUCT_IDS = /^[0-9A-HJKMNP-TV-Z]{26}\.[0-9]{1,3}(,[0-9A-HJKMNP-TV-Z]{26}\.[0-9]{1,3}){0,49}$/;

const searchProducts = reads({
  id: "searchProducts",
  method: "GET",
  path: "/v1/products",
  desk: "products",
  summary: "Lists or searches the products you may see, newest first.",
  roles: readers,
  query: z.strictObject({
    ...paging,
    ...productFilter,
    stix: z.string().max(400).optional(),
    /** One product, by its id. */
    product: productId.optional(),
    /** These products, by their ids with commas: what one may not see is left out. */
    products: z.string().regex(PRODUCT_IDS).optional(),
    /** Asks for `total`. */
    total: z.literal("bounded").optional(),
  }),
  answer: z.strictObject({
    products: z.array(productSummary),
    /** A page may be short, even empty, and have a next one: what one request looks at is bounded. */
    next: z.string().optional(),
    /** How many there are; where `exact` is false, more than that. Counts what you may see and nothing else. */
    total: z.strictObject({ count: z.int(), exact: z.boolean() }).optional(),
  }),
});

const readProductFacets = reads({
  id: "readProductFacets",
  method: "GET",
  path: "/v1/products/facets",
  desk: "products",
  summary: "What the products you may see can be narrowed by: kinds, areas, originators, labels.",
  roles: readers,
  answer: z.strictObject({
    kinds: z.array(z.string()),
    areas: z.array(z.string()),
    originators: z.array(z.string()),
    labels: z.array(z.string()),
  }),
});

const countProducts = reads({
  id: "countProducts",
  method: "GET",
  path: "/v1/products/counts",
  desk: "products",
  summary: "Counts the products you may see, by kind.",
  roles: readers,
  query: z.strictObject({ originator: originator.optional(), area: code.optional() }),
  answer: z.strictObject({ kinds: z.record(z.string(), z.int()) }),
});

const readProduct = reads({
  id: "readProduct",
  method: "GET",
  path: "/v1/products/{product}",
  desk: "products",
  summary: "Reads one product. The reading is logged before it is given.",
  roles: readers,
  params,
  query: z.strictObject({ why: why.optional() }),
  answer: productReading,
});

const readProductContent = reads({
  id: "readProductContent",
  method: "GET",
  path: "/v1/products/{product}/content",
  desk: "products",
  summary: "Gives the bytes of one product as they came, in base64. The reading is logged.",
  roles: readers,
  params,
  query: z.strictObject({ why: why.optional() }),
  answer: z.strictObject({
    product: productId,
    media: z.string(),
    name: z.string().optional(),
    size: z.int(),
    content: z.base64(),
  }),
});

const readProductVersions = reads({
  id: "readProductVersions",
  method: "GET",
  path: "/v1/products/{product}/versions",
  desk: "products",
  summary: "Every version of the same object of the same originator, newest first.",
  roles: readers,
  params,
  answer: z.strictObject({ products: z.array(productSummary) }),
});

const makeTearline = acts({
  id: "makeTearline",
  method: "POST",
  path: "/v1/products/{product}/tearline",
  desk: "products",
  summary: "Makes a new product from the portions of a report that may go further.",
  roles: writers,
  params,
  body: z.strictObject({ keep: z.array(z.int().min(0)).min(1).max(5000), title: title.optional() }),
  answer: written,
});

const redactObject = acts({
  id: "redactObject",
  method: "POST",
  path: "/v1/products/{product}/redact",
  desk: "products",
  summary:
    "Makes a derived STIX object without the parts that are to stay here; it is decided anew when released.",
  roles: writers,
  params,
  body: z.strictObject({
    /** Selectors of what is taken out: `description`, `external_references.[0]`. */
    drop: z.array(z.string().min(1).max(400)).min(1).max(200),
  }),
  answer: z.strictObject({ product: productId, stix: z.string() }),
});

const reviseReport = acts({
  id: "reviseReport",
  method: "POST",
  path: "/v1/products/{product}/versions",
  desk: "products",
  summary: "Records a new version of a report written here; it names the version that it replaces.",
  roles: writers,
  params,
  body: z.strictObject({
    title: title.optional(),
    text: z.string().min(1).max(4_194_304),
    marking: marking.optional(),
    areas: codes.min(1),
    purposes: codes.optional(),
  }),
  answer: written,
});

/** Everything the desk of products serves about products; drafts and views stand in files of their own. */
export const productOperations = {
  reviseReport,
  readProductFacets,
  writeReport,
  uploadDocument,
  importBundle,
  searchProducts,
  countProducts,
  readProduct,
  readProductContent,
  readProductVersions,
  makeTearline,
  redactObject,
};
