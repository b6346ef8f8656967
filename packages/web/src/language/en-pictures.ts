const number = new Intl.NumberFormat("en-GB");
const count = (n: number, one: string, many: string) => `${number.format(n)} ${n === 1 ? one : many}`;

/** Words of the pictures that several desks show: comparisons, graphs, timelines, maps, provenance, clocks. */
export const enPictures = {
  pictures: {
    drawing: "Drawing",
    showAll: (n: number) => `Show all (${count(n, "character", "characters")})`,
    showMore: (n: number) => `Show more (${count(n, "character", "characters")} to go)`,
    showLess: "Show less",
    more: (n: number) => `Show ${number.format(n)} more`,
    shownOf: (shown: number, of: number) => `${number.format(shown)} of ${number.format(of)} shown`,
    find: "Find by name",
    open: "Open",

    diff: {
      comparing: "Comparing",
      same: "The two texts are the same.",
      removed: "Taken out:",
      added: "Put in:",
      unchangedLines: (n: number) => `${count(n, "line", "lines")} unchanged`,
      unchangedWords: (n: number) => `${count(n, "character", "characters")} unchanged`,
      byParagraphs: "The texts are long, so they are compared by paragraphs.",
      ends: (n: number, of: number) =>
        `The texts are too long to compare here. The first and the last ${count(n, "character", "characters")} of each are compared; the longer has ${number.format(of)}.`,
      start: "The beginnings",
      end: "The ends",
    },

    redline: {
      none: "No clause was changed.",
      clause: (id: string) => `Clause ${id}`,
      kinds: { added: "new", removed: "struck out", changed: "changed", unchanged: "unchanged" },
      unchanged: (n: number) => `${count(n, "clause", "clauses")} unchanged`,
      summary: (changed: number, added: number, removed: number) =>
        `${number.format(changed)} changed, ${number.format(added)} new, ${number.format(removed)} struck out`,
    },

    graph: {
      empty: "Nothing is related to anything here.",
      help: "Arrow keys go from one point to the next in that direction, Page Down and Page Up through all of them; Enter opens. Plus and minus zoom, Shift with arrows moves the picture, 0 shows all of it.",
      keys: "Keys",
      zoomIn: "Closer",
      zoomOut: "Farther",
      fit: "Show all",
      points: (nodes: number, edges: number) =>
        `${count(nodes, "point", "points")}, ${count(edges, "line", "lines")}`,
      bounded: (drawn: number, of: number) =>
        `The picture shows the ${number.format(drawn)} best connected of ${number.format(of)}. The list has all.`,
      failed: "This browser cannot draw the picture. The list below says the same.",
      marked: (name: string, kind: string, links: number) =>
        `${name}, ${kind}, ${count(links, "connection", "connections")}`,
      select: "Choose a point in the picture to see what it is.",
      holds: (n: number) => `stands for ${number.format(n)}`,
      list: "The same as a list",
      name: "Name",
      kind: "Kind",
      linked: "Connected with",
      to: (label: string) => `${label} →`,
      from: (label: string) => `← ${label}`,
      and: (n: number) => `and ${number.format(n)} more`,
      nothingFound: "No name contains this.",
    },

    timeline: {
      empty: "Nothing has a time here.",
      happened: "Happened",
      recorded: "Recorded",
      what: "What",
      kind: "Kind",
      until: (from: string, until: string) => `${from} to ${until}`,
      notRecorded: "not recorded",
      unknown: "time not known",
      cluster: (n: number, from: string, until: string) =>
        `${count(n, "event", "events")}, ${from} to ${until}`,
      picture: (n: number, from: string, until: string) =>
        `${count(n, "event", "events")} between ${from} and ${until}. The upper line says when each happened, the lower when it was recorded.`,
      between: (from: string, until: string) => `Only ${from} to ${until}`,
      all: "Show all events",
    },

    map: {
      empty: "Nothing has a place here.",
      place: "Place",
      where: "Where",
      note: "Note",
      within: (km: string) => `within ${km}`,
      undrawn: "Not on the map",
      undrawnWhy: "These have no position, or a country the map does not know or is too coarse to show.",
      borders: "Borders as Natural Earth draws them; neither party takes a position by them.",
      picture: (drawn: number) =>
        `Map of the world with ${count(drawn, "place", "places")} marked. The list below names them.`,
      help: "Plus and minus zoom, arrows move the map, 0 shows all of it.",
      north: "N",
      south: "S",
      east: "E",
      west: "W",
    },

    provenance: {
      empty: "Nothing is known of where this comes from.",
      quoted: (name: string) => `“${name}”`,
      kinds: { source: "source", report: "report", claim: "claim", finding: "finding" },
      one: (papers: string, root: string) => `${papers} rest on one source: ${root}. They count as one.`,
      feeds: (root: string, papers: string) => `${root} feeds ${papers}.`,
      reports: (n: number) => count(n, "report", "reports"),
      papers: (n: number) => count(n, "paper", "papers"),
      restsOn: "Rests on",
      sources: "Sources in the end",
      paper: "Paper",
      unknownSource: "no source stated",
      more: (n: number) => `and ${number.format(n)} more in the list`,
      picture:
        "What rests on what, from the sources at the left to the findings at the right. The table below says the same.",
    },

    clock: {
      left: (time: string) => `${time} left`,
      overdue: (time: string) => `overdue by ${time}`,
      open: (time: string) => `open for ${time}`,
      due: "due now",
      paused: "paused",
      done: "done",
      doneLate: (time: string) => `done, ${time} late`,
      dueAt: (time: string) => `due ${time}`,
      sinceAt: (time: string) => `since ${time}`,
    },
  },
};
