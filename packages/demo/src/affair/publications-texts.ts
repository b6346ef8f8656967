/** Texts of both parties, for the sample of the affair: fictional, both languages originals. */

/** Said in haste after the breakfast of 6 May; withdrawn once the later statement took its place. */
export const EARLY = {
  title: {
    en: "Joint statement of 6 May 2031",
    fr: "Déclaration commune du 6 mai 2031",
  },
  text: {
    en: "The parties have spoken about press reports of 5 May 2031.\n\nTheir experts remain in contact.",
    fr: "Les parties se sont entretenues des articles de presse du 5 mai 2031.\n\nLeurs experts restent en contact.",
  },
} as const;

export const STATEMENT = {
  title: {
    en: "Joint statement on the establishment of the facts",
    fr: "Déclaration commune sur l’établissement des faits",
  },
  text: {
    en: `On 5 May 2031 two newspapers reported that 41.2 million telephone records concerning Arvenia had been collected by Talvia in March 2031.

Arvenia and Talvia have established the facts and their exact scope together, under terms that both signed on 20 May 2031. What they found is published with this statement.

## What the parties have agreed

- Operations of each stand within the bilateral framework, and are reviewed.
- The parties go on talking in confidence.
- They share more where both are concerned, under the same safeguards.`,
    fr: `Le 5 mai 2031, deux journaux ont rapporté que 41,2 millions de relevés téléphoniques concernant l’Arvénie avaient été recueillis par la Talvie en mars 2031.

L’Arvénie et la Talvie ont établi ensemble les faits et leur portée exacte, selon un mandat que toutes deux ont signé le 20 mai 2031. Ce qu’elles ont constaté paraît avec la présente déclaration.

## Ce dont les parties sont convenues

- Les opérations de chacune s’inscrivent dans le cadre bilatéral et sont réexaminées.
- Les parties poursuivent leurs échanges en confiance.
- Elles partagent davantage là où toutes deux sont concernées, avec les mêmes garanties.`,
  },
} as const;

/** The chart of a newspaper is no register: "concerning" is its word, and the sense of place was not given. */
export const CORRECTED = {
  exact: "telephone records concerning Arvenia",
  proposal: "The chart does not say in which sense they concern Arvenia.",
  text: {
    en: STATEMENT.text.en.replace(
      "41.2 million telephone records concerning Arvenia had been collected by Talvia in March 2031.",
      "41.2 million telephone records “concerning Arvenia”, in a sense that was not specified, had been collected by Talvia in March 2031.",
    ),
    fr: STATEMENT.text.fr.replace(
      "41,2 millions de relevés téléphoniques concernant l’Arvénie avaient été recueillis par la Talvie en mars 2031.",
      "41,2 millions de relevés téléphoniques «\u00a0concernant l’Arvénie\u00a0», en un sens qui n’était pas précisé, avaient été recueillis par la Talvie en mars 2031.",
    ),
  },
  notice: {
    en: "The first version did not say that the reports left the sense of the place open.",
    fr: "La première version ne disait pas que les articles laissaient ouvert le sens du lieu.",
  },
} as const;

export const FINDING = {
  title: {
    en: "Joint finding on the records of March 2031",
    fr: "Constat commun sur les relevés de mars 2031",
  },
  text: {
    en: `## Established

Talvia’s register counts 41.1 million records from 1 to 30 March 2031. Arvenia’s register confirms 35.1 million of them as provided by Arvenia.

## Assessed

It is very unlikely that the records were collected on Arvenian territory.

Our confidence is moderate: two registers agree, one cable site was not inspected.

## Not determined

Whether a minister was targeted in 2029 or 2030 could not be determined.`,
    fr: `## Établi

Le registre de la Talvie compte 41,1 millions de relevés du 1er au 30 mars 2031. Le registre de l’Arvénie confirme que 35,1 millions d’entre eux ont été fournis par l’Arvénie.

## Évalué

Il est très improbable que les relevés aient été recueillis sur le territoire arvénien.

Notre confiance est modérée\u00a0: deux registres concordent, un site de câble n’a pas été inspecté.

## Non déterminé

Il n’a pas été possible de déterminer si un ministre a été visé en 2029 ou en 2030.`,
  },
} as const;

export const COMMENTS = {
  approved: {
    name: "Odile R.",
    text: "The finding says that one cable site was not inspected. When will it be?",
  },
  refused: { name: "Passer-by", text: "The minister of Talvia is a crook, and so is his whole family." },
} as const;

export const WITHDRAWAL = {
  code: "superseded",
  sentence: {
    en: "The later joint statement takes its place; this one said less than both parties knew.",
    fr: "La déclaration commune ultérieure la remplace\u202f; celle-ci disait moins que ce que savaient les deux parties.",
  },
} as const;
