import type {
  AgreementDetail,
  AnswerOf,
  ProductSummary,
  productOperations,
  releaseOperations,
} from "@entente/api";
import { AGREEMENT, HOSTILE, idOf, PARTNER, refusals, state, US } from "./fixtures.ts";

/** What the pages on which people act are shown: products, the agreement's words, a preview. */

const product = (n: number, more: Partial<ProductSummary>): ProductSummary => ({
  product: `${idOf(n)}.0`,
  kind: "report",
  media: "text/markdown",
  size: 2140,
  source: "written",
  at: `2026-11-21T09:${n}:00Z`,
  by: "Camille Aubry",
  originator: US,
  marking: "DIFFUSION RESTREINTE//REL TO XAR, XTL",
  areas: ["southern-strait"],
  purposes: [],
  unknownMarkings: [],
  ...more,
});

export const products: readonly ProductSummary[] = [
  product(51, { name: "Unlit vessels in the southern strait" }),
  product(52, {
    name: "Who commands at Port-Aurel",
    marking: "SECRET//SPECIAL ARVENIE",
  }),
  product(53, {
    name: `Convoy schedule ${HOSTILE}`,
    source: "received",
    originator: PARTNER,
    marking: "RESTRICTED//REL TO XTL, XAR",
  }),
  product(54, {
    kind: "indicator",
    media: "application/stix+json;version=2.1",
    source: "imported",
    marking: "TLP:AMBER",
    areas: ["cyber-threats"],
    stix: { id: "indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f", version: "2026-11-01T00:00:00.000Z" },
  }),
];

type Reading = AnswerOf<typeof productOperations.readProduct>;
export const reading = (id: string): Reading => ({
  ...(products.find((one) => one.product === id) ?? product(51, {})),
  blocks: [
    { type: "heading", level: 1, children: [{ type: "text", text: "Unlit vessels in the southern strait" }] },
    {
      type: "paragraph",
      children: [
        { type: "text", text: "(DR//REL TO XAR, XTL) Between 2 and 9 November, " },
        { type: "strong", children: [{ type: "text", text: "eleven vessels" }] },
        {
          type: "text",
          text: " passed the strait by night without lights or transponders. Seven of them waited two hours off Cape Merle.",
        },
      ],
    },
    {
      type: "list",
      ordered: false,
      items: [
        [{ type: "paragraph", children: [{ type: "text", text: "Four carried deck cargo under canvas." }] }],
        [{ type: "paragraph", children: [{ type: "text", text: HOSTILE }] }],
      ],
    },
    {
      type: "paragraph",
      children: [
        { type: "text", text: "(NP) The harbour office publishes its list of arrivals at " },
        { type: "link", text: "its site", href: "https://port.example/", host: "port.example" },
        { type: "text", text: "." },
      ],
    },
  ],
  attachments: [],
});

const clause = (id: string, en: string, fr: string, text: string, texte: string) => ({
  id,
  kind: "areas",
  title: { en, fr },
  text: { en: text, fr: texte },
  sentence: { en: text, fr: texte },
});

export const agreement: AgreementDetail = {
  partner: PARTNER,
  hash: AGREEMENT,
  id: "arv-tlv-2026",
  version: 2,
  ...(state.agreement === undefined ? {} : { title: state.agreement.title }),
  state: "in-force",
  from: "2026-01-01T00:00:00Z",
  until: "2027-12-31T00:00:00Z",
  suspendedAreas: [],
  suspensions: [],
  next: [],
  versions: [],
  current: AGREEMENT,
  thresholds: [],
  document: {
    vocab: {
      areas: state.shared.map(({ area, name }) => ({ code: area, name })),
      purposes: [
        { code: "crisis-warning", name: { en: "crisis warning", fr: "l’alerte en cas de crise" } },
        { code: "cyber-defence", name: { en: "the defence of networks", fr: "la défense des réseaux" } },
      ],
      classes: [
        { code: "envoy", name: { en: "envoys", fr: "envoyés" } },
        { code: "incident-victim", name: { en: "victims of an incident", fr: "victimes d’un incident" } },
      ],
    },
    clauses: [
      {
        kind: "recipients",
        direction: [{ from: US, to: PARTNER }],
        params: { organisations: ["TLV-CERT", "TLV-SIS"], roles: ["analyst", "machine"] },
      },
      {
        id: "4.1",
        kind: "necessity-note",
        params: { fields: ["necessity", "proportionality"], minChars: 40 },
      },
      { id: "4.3", kind: "protected-persons", params: { classes: ["incident-victim"] } },
    ],
  },
  clauses: [
    clause(
      "1.1",
      "Areas",
      "Domaines",
      "The parties share in these areas: cyber threats and the southern strait.",
      "Les parties échangent dans ces domaines : menaces cyber et détroit du Sud.",
    ),
    clause(
      "3.4",
      "Barred caveats",
      "Mentions qui excluent",
      "A product bearing one of these caveats is not released: NOFORN, SPECIAL ARVENIA.",
      "Un produit portant l’une de ces mentions n’est pas diffusé : NOFORN, SPÉCIAL ARVÉNIE.",
    ),
    clause(
      "4.1",
      "Necessity note",
      "Note de nécessité",
      "Each release is preceded by a note on necessity and proportionality.",
      "Toute diffusion est précédée d’une note de nécessité et de proportionnalité.",
    ),
  ],
};

export const preview: AnswerOf<typeof releaseOperations.previewRelease> = {
  agreement: AGREEMENT,
  approvalsNeeded: 2,
  approvers: ["Camille Aubry", "Ines Roche"],
  groups: [
    {
      products: [`${idOf(51)}.0`],
      areas: ["southern-strait"],
      label: "DIFFUSION RESTREINTE//REL TO XAR, XTL",
      verdict: "permit-with-obligations",
      violations: [],
      obligations: [
        { clause: "4.2", type: "second-approval", phase: "before" },
        { clause: "3.1", type: "mark", phase: "with" },
        { clause: "5.1", type: "retain-until", phase: "after", by: "2027-11-21T00:00:00Z" },
      ],
    },
    {
      products: [`${idOf(52)}.0`],
      areas: ["southern-strait"],
      label: "SECRET//SPECIAL ARVENIE",
      verdict: "refuse",
      violations: [...(refusals[0]?.violations ?? [])],
      obligations: [],
    },
  ],
};
