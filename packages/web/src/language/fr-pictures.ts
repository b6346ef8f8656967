import type { enPictures } from "./en-pictures.ts";

const number = new Intl.NumberFormat("fr-FR");
/** En français, zéro est au singulier. */
const count = (n: number, one: string, many: string) => `${number.format(n)} ${Math.abs(n) < 2 ? one : many}`;

export const frPictures: typeof enPictures = {
  pictures: {
    drawing: "Tracé en cours",
    showAll: (n) => `Tout afficher (${count(n, "caractère", "caractères")})`,
    showMore: (n) => `Afficher la suite (encore ${count(n, "caractère", "caractères")})`,
    showLess: "Replier",
    more: (n) => `En afficher ${number.format(n)} de plus`,
    shownOf: (shown, of) => `${number.format(shown)} sur ${number.format(of)}`,
    find: "Chercher un nom",
    open: "Ouvrir",

    diff: {
      comparing: "Comparaison en cours",
      same: "Les deux textes sont identiques.",
      removed: "Retiré\u00a0:",
      added: "Ajouté\u00a0:",
      unchangedLines: (n) => count(n, "ligne inchangée", "lignes inchangées"),
      unchangedWords: (n) => count(n, "caractère inchangé", "caractères inchangés"),
      byParagraphs: "Les textes sont longs\u00a0: la comparaison se fait par paragraphes.",
      ends: (n, of) =>
        `Les textes sont trop longs pour être comparés ici. Seuls le début et la fin de chacun (${count(n, "caractère", "caractères")}) sont comparés\u00a0; le plus long en compte ${number.format(of)}.`,
      start: "Les débuts",
      end: "Les fins",
    },

    redline: {
      none: "Aucune clause n’est modifiée.",
      clause: (id) => `Clause ${id}`,
      kinds: { added: "nouvelle", removed: "supprimée", changed: "modifiée", unchanged: "inchangée" },
      unchanged: (n) => count(n, "clause inchangée", "clauses inchangées"),
      summary: (changed, added, removed) =>
        `${count(changed, "modifiée", "modifiées")}, ${count(added, "nouvelle", "nouvelles")}, ${count(removed, "supprimée", "supprimées")}`,
    },

    graph: {
      empty: "Rien n’est lié à rien ici.",
      help: "Les flèches mènent au point voisin dans leur direction, Page suivante et Page précédente les parcourent tous\u00a0; Entrée ouvre. Plus et moins rapprochent et éloignent, Maj et les flèches déplacent l’image, 0 la montre entière.",
      keys: "Touches",
      zoomIn: "Plus près",
      zoomOut: "Plus loin",
      fit: "Tout voir",
      points: (nodes, edges) => `${count(nodes, "point", "points")}, ${count(edges, "lien", "liens")}`,
      bounded: (drawn, of) =>
        `L’image montre les ${number.format(drawn)} points les plus liés sur ${number.format(of)}. La liste les a tous.`,
      failed: "Ce navigateur ne peut pas tracer l’image. La liste ci-dessous dit la même chose.",
      marked: (name, kind, links) => `${name}, ${kind}, ${count(links, "lien", "liens")}`,
      select: "Choisissez un point de l’image pour savoir ce que c’est.",
      holds: (n) => `en représente ${number.format(n)}`,
      list: "La même chose en liste",
      name: "Nom",
      kind: "Nature",
      linked: "Lié à",
      to: (label) => `${label} →`,
      from: (label) => `← ${label}`,
      and: (n) => `et ${count(n, "autre", "autres")}`,
      nothingFound: "Aucun nom ne contient cela.",
    },

    timeline: {
      empty: "Rien n’a de date ici.",
      happened: "Survenu",
      recorded: "Consigné",
      what: "Objet",
      kind: "Nature",
      until: (from, until) => `du ${from} au ${until}`,
      notRecorded: "non consigné",
      unknown: "date inconnue",
      cluster: (n, from, until) => `${count(n, "événement", "événements")}, du ${from} au ${until}`,
      picture: (n, from, until) =>
        `${count(n, "événement", "événements")} entre le ${from} et le ${until}. La ligne du haut dit quand chacun est survenu, celle du bas quand il a été consigné.`,
      between: (from, until) => `Seulement du ${from} au ${until}`,
      all: "Afficher tous les événements",
    },

    map: {
      empty: "Rien n’a de lieu ici.",
      place: "Lieu",
      where: "Où",
      note: "Remarque",
      within: (km) => `dans un rayon de ${km}`,
      undrawn: "Hors de la carte",
      undrawnWhy:
        "Sans position, ou d’un pays que la carte ne connaît pas ou est trop grossière pour montrer.",
      borders:
        "Frontières telles que Natural Earth les trace\u00a0; aucune des parties n’en fait une position.",
      picture: (drawn) =>
        `Carte du monde, ${count(drawn, "lieu marqué", "lieux marqués")}. La liste ci-dessous les nomme.`,
      help: "Plus et moins rapprochent et éloignent, les flèches déplacent la carte, 0 la montre entière.",
      north: "N",
      south: "S",
      east: "E",
      west: "O",
    },

    provenance: {
      empty: "On ne sait rien de l’origine de ceci.",
      quoted: (name) => `«\u00a0${name}\u00a0»`,
      kinds: { source: "source", report: "rapport", claim: "allégation", finding: "constat" },
      one: (papers, root) => `${papers} reposent sur une seule source\u00a0: ${root}. Ils comptent pour un.`,
      feeds: (root, papers) => `${root} nourrit ${papers}.`,
      reports: (n) => count(n, "rapport", "rapports"),
      papers: (n) => count(n, "document", "documents"),
      restsOn: "Repose sur",
      sources: "Sources premières",
      paper: "Document",
      unknownSource: "aucune source indiquée",
      more: (n) => `et ${count(n, "autre", "autres")} dans la liste`,
      picture:
        "Ce qui repose sur quoi, des sources à gauche aux constats à droite. Le tableau ci-dessous dit la même chose.",
    },

    clock: {
      left: (time) => `encore ${time}`,
      overdue: (time) => `en retard de ${time}`,
      open: (time) => `ouvert depuis ${time}`,
      due: "échéance atteinte",
      paused: "suspendu",
      done: "achevé",
      doneLate: (time) => `achevé avec ${time} de retard`,
      dueAt: (time) => `échéance\u00a0: ${time}`,
      sinceAt: (time) => `depuis le ${time}`,
    },
  },
};
