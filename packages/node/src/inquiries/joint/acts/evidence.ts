import { type BodyOf, conflict, invalid, notFound, type inquiryOperations as ops } from "@entente/api";
import { canonicalBytes } from "@entente/json";
import { type ActCall, type Acting, ruleRefusal, wordsItem } from "../../../acting/index.ts";
import { digestOf, type Item } from "../../../keys/index.ts";
import { requireRoom } from "../caps.ts";
import { corroborationOf } from "../independence.ts";
import { claimsOf, findEvidence, findRoot, type InquiryRow, provenanceOf } from "../rows.ts";
import { type Of, type Stepping, step } from "../step.ts";

type Submission = BodyOf<typeof ops.submitEvidence>;

/** Submits evidence. The bytes are hashed as they came, before anything is read of them. */
export function submit(acting: Acting, call: ActCall, of: Of, body: Submission) {
  return step(acting, call, of, { event: "examine" }, (stepping) => {
    const { row, reader, now, partner, says } = stepping;
    const { bytes: given, sha256: claimed, size: stated, quarantined, root, bears, ...words } = body;
    requireQuarantine(stepping, body);
    requireRoom(reader, row, "evidence");
    const bytes = given === undefined ? undefined : Buffer.from(given, "base64");
    const sha256 = bytes === undefined ? claimed : digestOf(bytes);
    if (sha256 === undefined) throw invalid("/sha256", "Give the digest of what is not submitted itself.");
    if (claimed !== undefined && claimed !== sha256)
      throw invalid("/sha256", `These bytes have the digest ${sha256}.`);
    if (Number.isNaN(Date.parse(words.obtained.at))) throw invalid("/obtained/at", "There is no such time.");
    const rootId = rootOf(acting, stepping, root);
    const claims = claimsOf(reader, row);
    bears.forEach(({ claim }, index) => {
      if (!claims.includes(claim))
        throw invalid(`/bears/${index}/claim`, "This inquiry does not examine that claim.");
    });
    const evidence = acting.newId();
    const items: Item[] = [wordsItem("evidence", words)];
    if (bytes !== undefined)
      items.push({ header: canonicalBytes({ v: 1, kind: "evidence-bytes" }), content: bytes });
    const late = row.closed_ours !== null || now > (row.evidence_until ?? Infinity);
    return {
      entries: [
        ...says({
          kind: "evidence.submitted/1",
          body: {
            inquiry: row.inquiry,
            evidence,
            sha256,
            size: bytes?.length ?? stated ?? 0,
            quarantined,
            root: rootId,
            rootKind: root.kind,
            bears: bears.map((each) => ({ ...each })),
          },
          items,
        }),
        custodyOf(call, partner, evidence, "received", "submission"),
      ],
      result: { evidence, root: rootId, sha256, late },
    };
  });
}

/** Who had evidence in hand: for this party and its overseers alone. */
export const custodyOf = (
  { session }: Pick<ActCall, "session">,
  partner: string,
  evidence: string,
  what: "received" | "viewed" | "exported",
  why: string,
) => ({
  log: "house" as const,
  kind: "evidence.custody/1",
  body: { partner, evidence, what, why, by: session.account },
});

/** Leaked material is described, and its digest kept; its bytes are neither taken in nor passed on. */
function requireQuarantine({ row }: Stepping, { root, quarantined, bytes }: Submission): void {
  const about = { partner: row.partner, action: "joint-case.add", subject: row.inquiry };
  if (root.kind === "leak" && !quarantined)
    throw ruleRefusal(
      about,
      "leak-not-quarantined",
      {
        en: "What comes from a leak is kept in quarantine: digest, description and root only.",
        fr: "Ce qui vient d’une fuite reste en quarantaine : empreinte, description et origine seulement.",
      },
      "/quarantined",
    );
  if (quarantined && bytes !== undefined)
    throw ruleRefusal(
      about,
      "leaked-bytes",
      {
        en: "The bytes of material in quarantine are refused; give its digest.",
        fr: "Les octets d’une pièce en quarantaine sont refusés ; donnez-en l’empreinte.",
      },
      "/bytes",
    );
  if (!quarantined && bytes === undefined)
    throw invalid("/bytes", "Evidence that is not in quarantine is submitted itself.");
}

/** A root that the inquiry knows, under its own kind; or a new one. */
function rootOf(acting: Acting, { row, reader }: Stepping, { id, kind }: Submission["root"]): string {
  if (id === undefined) return acting.newId();
  const known = findRoot(reader, row.partner, id);
  if (known?.inquiry !== row.inquiry) throw invalid("/root/id", "This inquiry knows no such root.");
  if (known.kind !== kind) throw invalid("/root/kind", `This root is known as: ${known.kind}.`);
  return id;
}

export function link(acting: Acting, call: ActCall, of: Of, body: BodyOf<typeof ops.linkEvidence>) {
  return step(acting, call, of, { event: "examine" }, ({ row, reader, says }) => {
    const { from, relation, to, why } = body;
    for (const [member, id] of [
      ["from", from],
      ["to", to],
    ] as const)
      if (findEvidence(reader, row, id) === undefined)
        throw invalid(`/${member}`, "This inquiry has no such evidence.");
    if (from === to) throw invalid("/to", "Evidence does not come from itself.");
    requireRoom(reader, row, "edge");
    const edge = acting.newId();
    return {
      entries: says({
        kind: "evidence.linked/1",
        body: { inquiry: row.inquiry, edge, from, relation, to },
        items: [wordsItem("evidence-link", { reason: why })],
      }),
      result: { edge },
    };
  });
}

/** Grades. Whoever submitted a piece does not grade it, and "confirmed by other sources" needs two roots. */
export function grade(acting: Acting, call: ActCall, of: Of, body: BodyOf<typeof ops.gradeEvidence>) {
  return step(acting, call, of, { event: "examine" }, ({ row, reader, partner, says }) => {
    const { evidence, claim, reliability, credibility } = body;
    if (findEvidence(reader, row, evidence) === undefined)
      throw invalid("/evidence", "This inquiry has no such evidence.");
    if (!claimsOf(reader, row).includes(claim))
      throw invalid("/claim", "This inquiry does not examine that claim.");
    const submitter = reader.get<{ by: string }>(
      `SELECT by FROM view_inquiry_custody WHERE partner = :partner AND evidence = :evidence AND what = 'received'
       ORDER BY seq LIMIT 1`,
      { partner, evidence },
    )?.by;
    if (submitter === call.session.account)
      throw ruleRefusal(
        { partner, action: "joint-case.add", subject: evidence },
        "grader-is-submitter",
        {
          en: "You submitted this piece: somebody else grades it.",
          fr: "Vous avez soumis cette pièce : quelqu’un d’autre l’évalue.",
        },
        "/evidence",
      );
    const roots = corroborationOf(provenanceOf(reader, row), claim).count;
    if (credibility === "1" && roots < 2)
      throw ruleRefusal(
        { partner, action: "joint-case.add", subject: evidence },
        "grade-needs-two-roots",
        {
          en: `1 is "confirmed by other sources": it needs two independent roots, and there are ${roots}.`,
          fr: `1 veut dire « confirmé par d’autres sources » : il faut deux origines indépendantes, et il y en a ${roots}.`,
        },
        "/credibility",
      );
    return {
      entries: says({
        kind: "evidence.graded/1",
        body: { inquiry: row.inquiry, evidence, claim, reliability, credibility },
      }),
      result: { evidence },
    };
  });
}

export function close(acting: Acting, call: ActCall, of: Of) {
  return step(acting, call, of, { event: "close-evidence" }, ({ row, says }) => {
    if (row.closed_ours !== null) throw conflict("Your party has closed its evidence.");
    return {
      entries: says({ kind: "evidence.closed/1", body: { inquiry: row.inquiry, round: row.round } }),
      result: { inquiry: row.inquiry },
    };
  });
}

export function requireEvidence(reader: Acting["reader"], row: InquiryRow, evidence: string) {
  const found = findEvidence(reader, row, evidence);
  if (found === undefined) throw notFound("evidence");
  return found;
}
