import { type Article, article, sorted, sortedBy } from "./article.ts";

/** Chapter on the care taken before content leaves. */

export const necessityNote = (minChars: number): Article =>
  article(
    "necessity-note",
    ["Note de nécessité et de proportionnalité", "Note on necessity and proportionality"],
    [
      "Avant toute diffusion, celui qui la propose écrit pourquoi elle est nécessaire, en quoi elle ne va pas au-delà du besoin et quelles autres voies ont été envisagées. La note demeure avec la décision. Une diffusion permanente n’en demande qu’une, qui vaut pour tout ce qu’elle couvre.",
      "Before any release, whoever proposes it writes down why it is needed, in what way it goes no further than the need, and what other ways were considered. The note stays with the decision. A standing release takes one note, good for all that it covers.",
    ],
    { fields: ["alternatives", "necessity", "proportionality"], minChars },
  );

export const twoPerson = (
  roles: readonly string[],
  locked?: {
    readonly levels: readonly { readonly originator: string; readonly level: string }[];
    readonly role: string;
  },
): Article =>
  article(
    "two-person",
    ["Double approbation", "Two persons"],
    [
      "Nul ne diffuse seul. Deux personnes au moins, différentes entre elles et différentes de l’auteur, approuvent chaque diffusion au vu du contenu même qui partira ; si celui-ci change, elles recommencent. Une diffusion permanente est approuvée de la même façon, une fois.",
      "Nobody releases alone. At least two people, different from one another and from the author, approve each release on the very content that will leave; if it changes, they begin again. A standing release is approved in the same way, once.",
    ],
    {
      approvers: 2,
      roles: sorted(roles),
      authorMayApprove: false,
      ...(locked === undefined
        ? {}
        : { locked: { ...locked, levels: sortedBy("originator", locked.levels) } }),
    },
  );

export const protectedPersons = (
  classes: readonly string[],
  effect: "refuse" | "redact" | "pseudonymise" | "human-review",
  certainty: "listed" | "structured" | "candidate",
): Article =>
  article(
    "protected-persons",
    ["Personnes protégées", "Protected persons"],
    [
      "Ce qui permet de reconnaître une personne des catégories nommées ici reçoit le traitement indiqué avant de partir. Le contenu ainsi traité est un contenu nouveau, examiné à son tour dans son entier.",
      "Whatever allows a person of the classes named here to be recognised is treated as stated before it leaves. Content so treated is new content, examined in full in its turn.",
    ],
    { classes: sorted(classes), registers: [], effect, certainty },
  );

export const protectedProfessions = (extraApprover?: string): Article =>
  article(
    "protected-professions",
    [
      "Professions et personnes sous protection particulière",
      "Professions and persons under special protection",
    ],
    [
      "Le secret des sources, de la défense, des soins et de la confession, le mandat parlementaire et la minorité appellent une garde particulière : ce qui les concerne est retiré, ou ne part qu’après un examen supplémentaire, ainsi qu’il est dit ici.",
      "The secrecy of sources, of defence, of care and of confession, a parliamentary mandate and minority call for special care: what concerns them is taken out, or leaves only after a further examination, as stated here.",
    ],
    {
      classes: ["clergy", "journalist", "lawyer", "medical", "minor", "parliamentarian"],
      effect: "redact",
      ...(extraApprover === undefined ? {} : { extraApprover }),
    },
  );

export const minimisation = (params: {
  readonly drop: readonly string[];
  readonly mask: readonly string[];
  readonly identities: "masked" | "clear";
  readonly freeText: "review" | "pseudonymise" | "raw";
}): Article =>
  article(
    "minimisation",
    ["Réduction au nécessaire", "No more than is needed"],
    [
      "Avant de partir, un contenu est réduit à ce que sa finalité demande : les champs désignés ici sont retirés ou masqués, les identités et le texte libre sont traités comme il est dit. Ce qui n’est pas utile au destinataire reste chez l’auteur.",
      "Before it leaves, content is reduced to what its purpose needs: the fields named here are dropped or masked, identities and free text are treated as stated. What the recipient has no use for stays with the originator.",
    ],
    { ...params, drop: sorted(params.drop), mask: sorted(params.mask), generalise: [] },
  );

export const unmasking = (approverRole: string): Article =>
  article(
    "unmasking",
    ["Dévoilement d’une identité", "Revealing an identity"],
    [
      "Une identité masquée n’est dévoilée que sur demande écrite et motivée, approuvée par une autre personne que celle qui demande. L’organe de contrôle en est averti.",
      "A masked identity is revealed only on a written and reasoned request, approved by someone other than whoever asks. The oversight body is told.",
    ],
    { justification: 80, approverRole, answerWithin: "P3D", notifyOversight: true },
  );

export const rightsAssessment = (approverRole: string): Article =>
  article(
    "rights-assessment",
    ["Évaluation des droits en jeu", "Assessment of the rights at stake"],
    [
      "Quand un contenu pourrait conduire à une privation de liberté ou à une action de force, ou concerne un mineur, les conséquences pour les personnes sont évaluées d’abord. Sans évaluation favorable et sans les assurances demandées, le contenu ne part pas.",
      "Where content might lead to a detention or to the use of force, or concerns a minor, the consequences for the persons are assessed first. Without a favourable assessment and the assurances asked for, the content does not leave.",
    ],
    {
      triggers: ["detention", "minor", "targeting"],
      assurances: ["fair-trial", "no-ill-treatment"],
      approverRole,
    },
  );

export const noCircumvention = (statement: string): Article =>
  article(
    "no-circumvention",
    ["Interdiction de contourner sa propre loi", "No way around one’s own law"],
    [
      "Aucune partie ne demande à l’autre ce que sa propre loi lui interdit de rechercher elle-même. Chaque demande, et chaque réponse, porte la déclaration signée qui l’atteste.",
      "No party asks of the other what its own law forbids it to seek itself. Each request, and each answer, bears the signed statement that says so.",
    ],
    { statement },
  );

export const requestDeadlines = (): Article =>
  article(
    "request-deadlines",
    ["Délais de réponse", "Time to answer"],
    [
      "Une demande reçoit réponse dans les délais d’ici, selon son urgence. Celui qui ne peut les tenir le dit avant leur terme ; le retard est montré et ne vaut ni accord ni refus.",
      "A request is answered within the times stated here, according to its urgency. Whoever cannot keep them says so before they run out; a delay is shown and is neither consent nor refusal.",
    ],
    { urgentDirect: "PT8H", urgentIndirect: "P3D", other: "P7D", delayNotice: true },
  );

export const requestRefusal = (): Article =>
  article(
    "request-refusal",
    ["Refus d’une demande", "Refusing a request"],
    [
      "Toute partie peut refuser une demande. Elle nomme l’un des motifs énumérés ici et donne ses raisons, dans la mesure où les donner ne livre pas ce qu’elle entend garder.",
      "Any party may refuse a request. It names one of the grounds listed here and gives its reasons, so far as giving them does not reveal what it means to keep.",
    ],
    {
      codes: [
        "harm-to-persons",
        "law",
        "no-data",
        "originator-refuses",
        "outside-agreement",
        "proportionality",
      ],
      reasonRequired: true,
    },
  );

export const matching = (protocols: readonly string[]): Article =>
  article(
    "matching",
    ["Comparaison sans dévoilement", "Matching without showing"],
    [
      "Les parties peuvent comparer des sélecteurs sans se les montrer, par les procédés nommés ici et dans les limites fixées. La comparaison révèle qu’il existe des concordances et leur nombre ; savoir lesquelles demande une demande.",
      "The parties may compare selectors without showing them to each other, by the methods named here and within the limits set. Matching reveals that there are matches and how many; which they are takes a request.",
    ],
    {
      protocols: sorted(protocols),
      maxPerPeriod: 20,
      period: "P30D",
      maxSet: 10_000,
      reveal: "count",
      purposeRequired: true,
    },
  );
