/** Words of the contacts of the affair. All of it is fictional. */

export const NOTE_OF_PROTEST =
  "The Republic of Arvenia has read with grave concern that telephone communications concerning Arvenia, and its ministers, were monitored. It protests, and expects an explanation.";

export const SUMMONS = {
  office: "Ambassador of Talvia in Arvenia",
  by: "Minister for foreign affairs of Arvenia",
  place: "Ministry for foreign affairs, Port Meliore",
  time: "2031-05-06T09:30:00Z",
  attendedBy: "Ambassador of Talvia in Arvenia",
  reason: "The press reports of 5 May 2031.",
  outcomeText: "The ambassador took note of the protest and promised an answer from the capital.",
};

const LEADERS = [
  ["arvenia", "Head of government"],
  ["talvia", "Head of government"],
] as const;

export const CALL = {
  form: "call",
  access: "closed",
  start: "2031-05-05T18:00:00Z",
  end: "2031-05-05T18:25:00Z",
  place: "By telephone",
  offices: LEADERS,
} as const;

export const BREAKFAST = {
  form: "working-meal",
  access: "closed",
  start: "2031-05-06T06:30:00Z",
  end: "short",
  place: "Residence of Arvenia at Ostrand, in the margins of a conference",
  offices: LEADERS,
} as const;

const GO_ON = {
  topic: "go-on-talking",
  verb: "agreed",
  text: {
    en: "Both sides go on talking in confidence.",
    fr: "Les deux parties poursuivent leurs échanges dans la confidentialité.",
  },
} as const;

/** One account for each party and contact. The call agrees; the breakfast has one divergence. */
export const READ_OUTS = {
  call: {
    arvenia: [
      {
        topic: "press-reports",
        verb: "discussed",
        text: {
          en: "The press reports of the day were raised.",
          fr: "Les articles de presse du jour ont été évoqués.",
        },
      },
      GO_ON,
    ],
    talvia: [
      {
        topic: "press-reports",
        verb: "discussed",
        text: {
          en: "The leaders spoke about reports in the press, some of which distort.",
          fr: "Les dirigeants ont parlé d’articles de presse dont certains déforment les faits.",
        },
      },
      GO_ON,
    ],
  },
  breakfast: {
    arvenia: [
      {
        topic: "next-steps",
        verb: "agreed",
        text: {
          en: "It was agreed to determine the facts and their exact scope in a joint inquiry.",
          fr: "Il a été convenu d’établir les faits et leur périmètre exact par une enquête conjointe.",
        },
      },
    ],
    talvia: [
      {
        topic: "next-steps",
        verb: "discussed",
        text: {
          en: "Experts of the two sides will stay in touch.",
          fr: "Les experts des deux parties resteront en contact.",
        },
      },
    ],
  },
} as const;

/** C7 of the docket. */
export const NO_TARGETS = {
  text: "No office that the framework protects is a target.",
  scope: "The head of government and the foreign minister of Arvenia, whoever holds the office.",
  covers: { from: "2031-06-01T00:00:00Z" },
  silent: [{ until: "2031-06-01T00:00:00Z" }],
  due: "2031-12-01T00:00:00Z",
};

export const SHARE_MORE = {
  text: "More of what concerns the safety of the strait is released to Arvenia.",
  scope: "Reports of the area of maritime security.",
  covers: { from: "2031-06-01T00:00:00Z" },
  silent: [],
  due: "2031-09-01T00:00:00Z",
};

export const FIRST_MESSAGE = {
  from: "Directorate for bilateral affairs, Arvenia",
  to: "Office of the security adviser, Talvia",
  subject: "How the facts may be established",
  marking: "DIFFUSION RESTREINTE",
  text: "We suggest that two experts of each side meet before the terms of an inquiry are written. Nothing of this need be public.",
};

export const REPLY_MESSAGE = {
  from: "Office of the security adviser, Talvia",
  to: "Directorate for bilateral affairs, Arvenia",
  subject: "Re: How the facts may be established",
  marking: "OFFICIAL-SENSITIVE",
  text: "Agreed in principle. We propose the 12th, and ask that the figures of the press be left aside until the registers were counted.",
};
