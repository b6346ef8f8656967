import { type Article, article } from "./article.ts";

/** Chapter on what happens to content once it has been received. */

export const retention = (maxDays: number): Article =>
  article(
    "retention",
    ["Durée de conservation", "How long content is kept"],
    [
      "La durée court de la réception. À son terme le contenu est effacé, avec tout ce qui en dérive et n’a pas d’autre source ; le journal garde la trace de l’effacement sans le contenu. Conserver plus longtemps demande l’accord de l’auteur.",
      "Time runs from receipt. At its end the content is purged, with everything derived from it that has no other source; the log keeps the trace of the purge without the content. To keep it longer takes the originator’s consent.",
    ],
    { maxDays, reviewEvery: "P90D", onExpiry: "purge" },
  );

export const recall = (): Article =>
  article(
    "recall",
    ["Rappel", "Recall"],
    [
      "L’auteur peut à tout moment reprendre ce qu’il a communiqué, sans avoir à s’en justifier. Le détenteur confirme, efface, fait suivre le rappel à ceux à qui il a transmis, et rend un récépissé signé. Un rappel en retard est signalé.",
      "The originator may at any time take back what it has given, without having to say why. The holder acknowledges, purges, sends the recall on to those it passed the content to, and returns a signed receipt. An overdue recall is raised.",
    ],
    { ackWithin: "PT8H", executeWithin: "P2D", includeDerived: true, propagate: true },
  );

export const purgeProof = (): Article =>
  article(
    "purge-proof",
    ["Preuve de l’effacement", "Proof of purge"],
    [
      "L’effacement est attesté par un récépissé signé. La clé du contenu est détruite, et les sauvegardes suivent dans le délai d’ici.",
      "A purge is attested by a signed receipt. The key of the content is destroyed, and backups follow within the time stated here.",
    ],
    { receiptWithin: "P2D", backupsWithin: "P35D", cryptoErase: true },
  );

export const onward = (): Article =>
  article(
    "onward",
    ["Transmission à un tiers", "Passing on to a third party"],
    [
      "Un contenu appartient à son auteur, non à celui qui le transmet. Nul ne le communique à un tiers sans l’accord écrit de l’auteur, donné pour ce contenu, ce tiers et cette finalité. Quand il y a plusieurs auteurs, tous consentent. Le silence vaut refus.",
      "Content belongs to its originator, not to whoever sends it. Nobody gives it to a third party without the originator’s written consent, given for that content, that third party and that purpose. Where there are several originators, all consent. Silence is a refusal.",
    ],
    { default: "consent", preAuthorised: [], consentTtl: "P30D", oversightIsThirdParty: false },
  );

export const purposeChange = (): Article =>
  article(
    "purpose-change",
    ["Changement de finalité", "Change of purpose"],
    [
      "Employer un contenu à une autre fin que celle pour laquelle il a été reçu demande une décision nouvelle et l’accord de l’auteur, à qui la fin nouvelle est dite.",
      "To use content for another purpose than the one it was received for takes a new decision and the consent of the originator, who is told the new purpose.",
    ],
    { needsConsent: true },
  );

export const correction = (): Article =>
  article(
    "correction",
    ["Rectification", "Correction"],
    [
      "Celui qui découvre qu’un contenu échangé est faux, trompeur ou périmé le fait savoir à tous ceux qui l’ont reçu. Une rectification suit le même chemin que le contenu.",
      "Whoever finds that content exchanged is false, misleading or out of date tells all who received it. A correction takes the same road as the content.",
    ],
    { notifyWithin: "P2D", propagate: true },
  );

export const feedback = (): Article =>
  article(
    "feedback",
    ["Retour d’usage", "Feedback"],
    [
      "Celui qui reçoit dit à quoi le contenu a servi, ou qu’il n’a pas servi. Les parties regardent ensemble l’équilibre de leurs échanges ; aucune ne suspend les siens pour cette seule raison.",
      "Whoever receives says what the content was good for, or that it was good for nothing. The parties look together at the balance of their exchanges; neither stops its own for that reason alone.",
    ],
    { dueWithin: "P60D", reciprocityWindow: "P180D" },
  );

export const breachNotice = (): Article =>
  article(
    "breach-notice",
    ["Manquements et fuites", "Breaches and leaks"],
    [
      "Toute perte, fuite ou utilisation contraire au présent accord est annoncée sans attendre d’en connaître la cause, puis fait l’objet d’un rapport. Les organes de contrôle reçoivent l’un et l’autre.",
      "Any loss, leak or use contrary to this agreement is announced without waiting to know its cause, and then reported on. The oversight bodies receive both.",
    ],
    { notifyWithin: "P1D", reportWithin: "P14D", toOversight: true },
  );

export const inquiry = (): Article =>
  article(
    "inquiry",
    ["Enquête commune", "Joint inquiry"],
    [
      "Quand une allégation met en cause l’exécution du présent accord, les parties établissent les faits ensemble : chacune répond aux questions de l’autre, produit ses pièces et signe ce qui est constaté.",
      "Where an allegation calls in question how this agreement was carried out, the parties establish the facts together: each answers the other’s questions, produces its evidence and signs what is found.",
    ],
    { answerWithin: "P21D" },
  );

export const transparency = (): Article =>
  article(
    "transparency",
    ["Transparence", "Transparency"],
    [
      "Les parties publient, par tranches et sans rien révéler d’un contenu, combien elles ont échangé, refusé et rappelé.",
      "The parties publish, in bands and revealing nothing of any content, how much they have exchanged, refused and recalled.",
    ],
    { period: "P365D", band: 250, minCount: 0, jointApproval: true },
  );
