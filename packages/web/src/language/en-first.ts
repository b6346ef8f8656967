import { enAccount } from "./en-account.ts";
import { enAffair } from "./en-affair.ts";
import { enLists } from "./en-lists.ts";

const number = new Intl.NumberFormat("en-GB");
const count = (n: number, one: string, many: string) => `${number.format(n)} ${n === 1 ? one : many}`;

/** Words by code, for what the node names by a code. A code without a word here is shown as it is. */
type Codes = Readonly<Record<string, string>>;

/** The words of the first page and of what stands around every page. `fr-first.ts` has the same shape, and the compiler says what is missing. */
export const enFirst = {
  ...enLists,
  ...enAffair,
  ...enAccount,

  product: "Entente",
  language: "Language",
  skip: "Go to the content",
  loading: "Reading",
  more: "Show more",
  /** Between a name and what it stands for. */
  colon: ":",
  none: "None",
  all: "All",

  nav: {
    label: "Main",
    groups: {
      relation: "Relation",
      sharing: "Sharing",
      operations: "Operations",
      liaison: "Liaison",
      facts: "Facts",
      account: "Accountability",
      node: "Node",
    },
    places: {
      overview: "Overview",
      agreements: "Agreements",
      relations: "Partners and cards",
      products: "Products",
      write: "Write a report",
      import: "Import",
      release: "Release",
      approvals: "Approvals",
      proposals: "Proposals",
      released: "Released",
      standing: "Standing releases",
      activities: "Operations",
      scope: "Scope",
      reviews: "Reviews",
      requests: "Requests",
      contacts: "Contacts",
      channel: "Channel",
      undertakings: "Undertakings",
      measures: "Measures",
      dockets: "Allegations",
      inquiries: "Inquiries",
      publications: "Publications",
      entries: "Entries",
      verify: "Verify",
      errors: "Errors",
      overseer: "Overseer’s desk",
      disclosures: "Disclosures",
      administration: "Administration",
      account: "Your account",
    },
  },

  shell: {
    menu: "Menu",
    theme: "Light or dark",
    themes: { system: "As the system", light: "Light", dark: "Dark" },
    following: {
      live: "Follows the node",
      paused: "Paused: not looked at",
      lost: "The node does not answer",
    },
    palette: {
      title: "Go to",
      open: "Search or go to",
      placeholder: "A page, a product, a request, an id …",
      everything: (words: string) => `Everything that says “${words}”`,
      search: "search",
      nothing: "Nothing of that name that you may see.",
      help: "Arrow keys choose, Enter opens, Escape closes.",
    },
    found: {
      product: "product",
      release: "release",
      agreement: "agreement",
      operation: "operation",
      request: "request",
      contact: "contact",
      undertaking: "undertaking",
      docket: "allegations",
      inquiry: "inquiry",
      measure: "measure",
      publication: "publication",
    },
  },

  signIn: {
    title: "Sign in",
    lead: "This node belongs to one party. You see what your role and clearance allow, and every reading of a product is logged.",
    name: "Name",
    password: "Password",
    submit: "Sign in",
    demo: "In the demonstration, npm start prints a sign-in link for each role. A link works once.",
    failed: "Name or password is wrong.",
    out: "Sign out",
    roles: {
      analyst: "analyst",
      "release-officer": "release officer",
      "liaison-officer": "liaison officer",
      "operations-officer": "operations officer",
      "inquiry-member": "inquiry member",
      signatory: "signatory",
      overseer: "overseer",
      administrator: "administrator",
    } as Codes,
    noDesk: "What your role does stands in the menu.",
    noRole: "You hold no role yet",
    noRoleHelp:
      "Two administrators grant roles. Once they have, load this page again: it shows what yours open.",
  },

  relations: {
    choose: "Choose a partner",
    none: "No relation yet.",
    noneHelp:
      "Two parties pair by exchanging cards out of band and reading the fingerprints to each other. A liaison officer does it.",
    pair: "Exchange cards with a partner",
  },

  failure: {
    page: "This page could not be shown.",
    pageHelp:
      "Nothing was done and nothing is lost. Try it again, open another page, or tell your administrator where it happened.",
    title: "This did not work",
    unreachable: "The node does not answer. What you entered is still here; try again.",
    again: "Try again",
    forbidden: "Your role does not open this.",
    refused: "Refused",
    by: "The agreement forbids this:",
    clause: (id: string) => `Clause ${id}`,
    curable: "Can be lifted by taking something out of the product.",
    missing: "Can be stated; what is not known refuses.",
    at: (pointer: string) => `At ${pointer}`,
    notFound: "There is no such page.",
  },

  state: {
    title: "State of the relation",
    inForce: (until: string) => `Agreement in force until ${until}. Releases may go.`,
    inForceExcept: (until: string, areas: string) =>
      `Agreement in force until ${until}. Releases may go, except in the suspended areas: ${areas}.`,
    stoppedUntil: (until: string) => `Agreement in force until ${until}, but releases are stopped.`,
    noAgreement: "No agreement is in force. Nothing may be released.",
    notInForce: (state: string) => `The agreement is ${state}. Nothing may be released.`,
    why: "Why:",
    lastContact: (time: string) => `Last contact with the partner: ${time}`,
  },

  moved: {
    title: "What moved",
    nothing: "Nothing has been written in this relation yet.",
    all: "All entries",
  },

  agreement: {
    title: "Agreement",
    name: "Title",
    version: "Version",
    state: "State",
    from: "In force from",
    until: "In force until",
    term: (from: string, until: string) => `from ${from} until ${until}`,
    suspended: "Suspended areas",
    hash: "Digest",
    entries: "its entries",
    none: "The parties have signed no agreement yet. An agreement is offered, accepted and signed by each party’s threshold.",
    states: {
      draft: "final, not in force yet",
      "in-force": "in force",
      suspended: "suspended",
      denounced: "denounced",
      expired: "expired",
      ended: "ended",
      unknown: "not known",
      DRAFT: "a draft",
      OFFERED: "offered",
      ACCEPTED: "accepted, not signed yet",
      AGREED: "signed, not verified yet",
      VERIFIED: "verified, not final yet",
      FINALIZED: "final, not in force yet",
      IN_FORCE: "in force",
      SUSPENDED: "suspended",
      DENOUNCED: "denounced",
      EXPIRED: "expired",
      ENDED: "ended",
      TERMINATED: "broken off",
    } as Codes,
  },

  shared: {
    title: "Shared each way",
    caption: "Products received by the other party, by area, and how many it still holds",
    area: "Area",
    out: (us: string, partner: string) => `${us} to ${partner}`,
    received: "Received",
    held: "Still held",
    totalNote: "A product in two areas is counted in each.",
    none: "Nothing was shared yet.",
    cell: (what: string, area: string) => `${what}, ${area}`,
  },

  refused: {
    title: "Refused, by clause",
    caption: "Refusals, by the clause that forbade",
    clause: "Clause",
    count: "Refusals",
    none: "Nothing was refused.",
  },

  recalls: {
    title: "Recalls and receipts",
    out: "Ordered by us",
    in: "Ordered by the partner",
    executed: "Executed, with a receipt",
    pending: "Waiting for a receipt",
    overdue: "Overdue",
  },

  mine: {
    title: "Waits for you",
    nothing: "Nothing waits for you.",
    cut: "There is more; the lists show all of it.",
    overdue: (n: number) => `${number.format(n)} overdue`,
    since: (date: string) => `since ${date}`,
    kinds: {
      release: (n: number) => count(n, "release to approve", "releases to approve"),
      standing: (n: number) => count(n, "standing release to approve", "standing releases to approve"),
      "turned-down": (n: number) =>
        count(n, "proposal of yours was turned down", "proposals of yours were turned down"),
      "standing-turned-down": (n: number) =>
        count(n, "standing release of yours was turned down", "standing releases of yours were turned down"),
      agreement: (n: number) => count(n, "negotiation on our side", "negotiations on our side"),
      recall: (n: number) => count(n, "recall without its receipt", "recalls without their receipt"),
      onward: (n: number) => count(n, "question about onward transfer", "questions about onward transfer"),
      request: (n: number) => count(n, "request to answer", "requests to answer"),
      claim: (n: number) => count(n, "docket with claims to answer", "dockets with claims to answer"),
      question: (n: number) =>
        count(n, "operation of the partner to answer", "operations of the partner to answer"),
      undertaking: (n: number) => count(n, "undertaking of ours, open", "undertakings of ours, open"),
      message: (n: number) => count(n, "message to approve", "messages to approve"),
      comment: (n: number) => count(n, "comment to read", "comments to read"),
      inquiry: (n: number) => count(n, "inquiry proposed to us", "inquiries proposed to us"),
      review: (n: number) => count(n, "review to conclude", "reviews to conclude"),
      grant: (n: number) => count(n, "grant to confirm", "grants to confirm"),
    },
  },

  waiting: {
    title: "Waiting",
    approvals: "Releases to approve",
    standing: "Standing releases to approve",
    receipts: "Receipts from the partner",
    onward: "Questions about onward transfer",
  },

  logs: {
    title: "The two logs",
    caption: "Heads of both liaison logs and their cosignatures",
    size: "Entries",
    witnessed: "Cosigned by the other party",
    root: "Root",
    cosigned: "Last cosigned by",
    notCosigned: "Not yet",
    state: "State",
    states: {
      ok: "sound",
      unconfirmed: "not confirmed by a witness since the start",
      waiting: "waiting for a cosignature",
      "rolled-back": "shorter than what was witnessed",
      forked: "two histories",
      "clock-back": "the clock went back",
      damaged: "damaged",
      retired: "retired",
      new: "not read yet",
      unreachable: "cannot be reached",
      refused: "cannot be read",
      quarantined: "stopped: somebody must decide",
    } as Codes,
    behind: (n: number) => `${count(n, "entry", "entries")} not cosigned yet`,
    retired: (size: number, held: number) =>
      `The log before it was retired at ${count(size, "entry", "entries")}; the other party holds ${held}.`,
    retiredUnnoted: (size: number) =>
      `The log before it was retired at ${count(size, "entry", "entries")}; the other party has not noted it yet.`,
    retiredTwice: (n: number) =>
      `Its party has signed ${count(n, "other statement", "other statements")} about the same log. Only the first counts; the others are refused and kept as evidence.`,
  },

  aside: {
    title: "Set aside",
    lead: "Entries of the partner that this node did not act on, and why.",
    entry: (index: string) => `Entry ${index}`,
  },

  fingerprints: {
    title: "Fingerprints of the cards",
    lead: "Read them to each other over a channel you trust. Each party must read the same digits for both cards.",
    entries: "Entries with the cards",
  },

  next: {
    title: "What to try next",
    release: "Release something",
    releaseHelp: "Pick products, see who would get them and what forbids it.",
    refusal: "See a refusal name its clause",
    refusalHelp: "Propose a product that the agreement does not allow.",
    approve: "Approve as a second person",
    approveHelp: "A release waits for somebody other than its author.",
    recall: "Recall a release",
    recallHelp: "The partner purges it and signs a receipt.",
    standing: "Look at a standing release",
    standingHelp: "What matches goes by itself until a date and a quota. One switch stops it.",
    read: "Read what the partner released",
    readHelp: "Each reading is logged before the page leaves the node.",
    write: "Write a product",
    writeHelp: "A report with its marking line; it is labelled and sealed.",
    entries: "Look through the entries",
    entriesHelp: "Everything that happened in this relation, in both logs.",
    verify: "Verify the logs from outside",
    verifyHelp: "Export them, alter one byte and see the entry named.",
  },
};

export type FirstWords = typeof enFirst;
