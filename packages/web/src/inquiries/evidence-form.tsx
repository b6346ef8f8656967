import { type BodyOf, inquiryOperations, inquiryRootKinds } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line, Lines, Moment } from "../ui/inputs.tsx";
import { instantOf } from "../ui/written.ts";
import { useClaims } from "./claim-words.ts";
import type { Part } from "./part.ts";
import { bytesOf, NO_PIECE, type Piece, PieceField } from "./piece-field.tsx";
import { usePress } from "./use-case.ts";

type Submission = BodyOf<typeof inquiryOperations.submitEvidence>;
const EMPTY = {
  name: "",
  description: "",
  claimedOrigin: "",
  how: "",
  by: "",
  at: "",
  label: "TLP:AMBER",
  rights: "",
};

const BEARINGS = ["neither", "supports", "contrary"] as const;
type Bearing = (typeof BEARINGS)[number];

/** In base64, as the API takes bytes. */
function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** Submits a piece, written or as a file; of a leak only what describes it. */
export function EvidenceForm({ view, done }: Part) {
  const { m, f } = useLanguage();
  const claimOf = useClaims(view);
  const submit = usePress(inquiryOperations.submitEvidence, view, m.inquiries.submitted, done);
  const [said, setSaid] = useState(EMPTY);
  const [kind, setKind] = useState<Submission["root"]["kind"]>("statement");
  const [root, setRoot] = useState("");
  const [bearings, setBearings] = useState<Readonly<Record<string, Bearing>>>({});
  const [piece, setPiece] = useState<Piece>(NO_PIECE);
  const change = (name: keyof typeof EMPTY) => (value: string) =>
    setSaid((now) => ({ ...now, [name]: value }));
  const known = Object.groupBy(
    view.evidence.filter(({ rootKind }) => rootKind === kind),
    ({ root: its }) => its,
  );
  const ofRoot = (id: string) =>
    m.inquiries.rootWith(f.list(known[id]!.map(({ words }) => words?.name ?? m.inquiries.unreadable)));
  const quarantined = kind === "leak";
  const send = async () => {
    const { how, by, at, ...words } = said;
    const { file, sha256, size } = piece;
    const body: Submission = {
      ...words,
      mediaType: file?.type ?? "text/plain",
      obtained: { how, by, at: instantOf(at) },
      quarantined,
      ...(quarantined
        ? { sha256, ...(size === undefined ? {} : { size }) }
        : { bytes: base64Of(bytesOf(piece)) }),
      root: { kind, ...(root === "" ? {} : { id: root }) },
      bears: view.claims.flatMap((claim) => {
        const way = bearings[claim] ?? "neither";
        return way === "neither" ? [] : [{ claim, way }];
      }),
    };
    if (!(await submit.press(body))) return;
    setSaid(EMPTY);
    setPiece(NO_PIECE);
    // What this piece said of the claims the next one does not say by itself.
    setBearings({});
    setRoot("");
  };
  return (
    <FoldedForm
      title={m.inquiries.submit}
      submit={m.inquiries.doSubmit}
      act={submit}
      help={m.inquiries.submitHelp}
      send={send}
    >
      <div className="fields">
        <Line label={m.inquiries.piece} most={200} value={said.name} change={change("name")} />
        <Line
          label={m.inquiries.origin}
          most={400}
          value={said.claimedOrigin}
          change={change("claimedOrigin")}
        />
        <Line label={m.inquiries.how} most={1000} value={said.how} change={change("how")} />
        <Line label={m.inquiries.obtainedBy} most={200} value={said.by} change={change("by")} />
        <Moment label={m.inquiries.obtainedAt} value={said.at} change={change("at")} />
        <Line label={m.inquiries.label} most={200} value={said.label} change={change("label")} />
        <Line label={m.inquiries.rights} most={400} value={said.rights} change={change("rights")} />
        <Choice
          label={m.inquiries.rootKind}
          value={kind}
          codes={inquiryRootKinds}
          names={m.inquiries.roots}
          change={(next) => {
            setRoot("");
            setKind(next);
            // What was chosen for the one way is not sent in the other.
            if ((next === "leak") !== quarantined) setPiece(NO_PIECE);
          }}
        />
        <Choice
          label={m.inquiries.sameRoot}
          value={root}
          codes={["", ...Object.keys(known)]}
          names={{
            "": m.inquiries.newRoot,
            ...Object.fromEntries(Object.keys(known).map((id) => [id, ofRoot(id)])),
          }}
          change={setRoot}
        />
      </div>
      <fieldset className="field">
        <legend>{m.inquiries.bearsOn}</legend>
        <div className="fields">
          {view.claims.map((claim) => (
            <Choice
              key={claim}
              label={claimOf(claim)}
              value={bearings[claim] ?? "neither"}
              codes={BEARINGS}
              names={m.inquiries.bearings}
              change={(way) => setBearings((now) => ({ ...now, [claim]: way }))}
            />
          ))}
        </div>
      </fieldset>
      <Lines
        label={m.inquiries.description}
        value={said.description}
        change={change("description")}
        most={4000}
      />
      <PieceField quarantined={quarantined} piece={piece} change={setPiece} />
    </FoldedForm>
  );
}
