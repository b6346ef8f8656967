import {
  accountOperations,
  type DocketCell,
  type DocketMatrixRow,
  type DocketView,
  docketOperations,
  incidentOperations,
  type Role,
  scopeOperations,
} from "@entente/api";
import { fakeAnswers } from "./fake-answers.ts";
import { answers } from "./fake-node.ts";
import { idOf, relation, who } from "./fixtures.ts";

const { partner } = relation;
const AT = "2026-11-21T10:00:00Z";
const DIGEST = `sha256:${"A".repeat(43)}`;
const ROWS = [1, 2, 3, 4, 5, 6, 7, 8];
const SIDES = ["ours", "theirs"] as const;
const counted = { rollups: 4, rows: 85, withoutAuthority: 85, withoutOperation: 10_000 };

/** Who may open the pages below. */
const roles: Role[] = [
  "release-officer",
  "analyst",
  "overseer",
  "operations-officer",
  "inquiry-member",
  "liaison-officer",
  "administrator",
];

export const docket = (n: number): DocketView => ({
  docket: idOf(n),
  partner,
  openedBy: "ours",
  openedAt: AT,
  state: "open",
  closing: {},
  impact: "none",
  areas: [],
  claims: n,
  unanswered: { ours: n, theirs: 0 },
  entry: { log: "ours", index: n },
});

const silent: DocketCell = {
  code: "none_yet",
  aspects: [],
  age: 0,
  holds: [],
  answers: 0,
  joint: false,
  inconsistent: [],
};

export const claimRow = (n: number): DocketMatrixRow => ({
  claim: idOf(n),
  reference: `C${n}`,
  text: "Calls of ministers were listened to from the harbour.",
  ours: silent,
  theirs: silent,
  commonGround: [],
  questions: [],
});

/** Lists long enough that what stands beneath them would be seen to move, each for the page that shows it. */
export const longAnswers = [
  answers(accountOperations.whoAmI, () => ({ ...who, roles })),
  answers(incidentOperations.listIncidents, () => ({
    items: ROWS.map((n) => ({ kind: "receipt-late" as const, id: idOf(n), at: AT, count: 1 })),
    notice: { clause: "12.2", notifyWithin: "PT24H", reportWithin: "P14D", toOversight: true },
  })),
  answers(incidentOperations.listErrors, () => ({
    items: ROWS.map((n) => ({
      id: idOf(n),
      partner,
      kind: "wrong-label" as const,
      by: who.account,
      at: AT,
      foundAt: AT,
      title: `Label of paper ${n}`,
      text: "It went out one level too low.",
    })),
  })),
  answers(docketOperations.listDockets, () => ({ items: ROWS.map(docket) })),
  answers(docketOperations.getDocket, () => ({ docket: docket(1), claims: [] })),
  answers(docketOperations.docketMatrix, () => ({
    rows: ROWS.map(claimRow),
  })),
  answers(accountOperations.listAccounts, () => ({
    accounts: ROWS.map((n) => ({
      account: idOf(n),
      name: `Person ${n}`,
      closed: false,
      grants: [
        {
          grant: idOf(n + 20),
          roles: ["analyst" as const],
          clearance: "S",
          units: [],
          state: n === 1 ? ("proposed" as const) : ("confirmed" as const),
          proposedBy: idOf(9),
        },
      ],
    })),
  })),
  answers(scopeOperations.scopeSummary, () => ({ items: [{ partner, ours: counted, theirs: counted }] })),
  answers(scopeOperations.listRollups, () => ({
    items: ROWS.map((n) => ({
      rollup: idOf(n),
      side: SIDES[n % 2]!,
      partner,
      state: "current" as const,
      at: AT,
      from: "2026-05-01T00:00:00Z",
      to: "2026-06-01T00:00:00Z",
      unit: "record" as const,
      n: 10_000,
      digest: DIGEST,
      content: "here" as const,
    })),
  })),
  answers(scopeOperations.listReconciliations, () => ({
    items: ROWS.map((n) => ({
      reconciliation: idOf(n),
      side: SIDES[n % 2]!,
      partner,
      at: AT,
      ours: idOf(1),
      theirs: idOf(2),
      digest: DIGEST,
      matched: 8463,
      differences: 4,
      open: 1,
    })),
  })),
  ...fakeAnswers,
];
