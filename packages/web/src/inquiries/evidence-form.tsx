import { type BodyOf, inquiryOperations, inquiryRootKinds } from "@entente/api";
import { useState } from "react";
import { ActForm, Choice, instantOf, Line, Moment, Words } from "../contacts/fields.tsx";
import { useLanguage } from "../language/language.tsx";
import { Check } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import { useClaims } from "./claim-words.ts";
import type { Part } from "./part.ts";
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
  text: "",
  sha256: "",
};

/** The text in base64, as the API takes bytes. */
function base64Of(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

/** Submits a piece of text; of a leak only what describes it. */
export function EvidenceForm({ view, done }: Part) {
  const { m } = useLanguage();
  const claimOf = useClaims(view);
  const submit = usePress(inquiryOperations.submitEvidence, view, m.inquiries.submitted, done);
  const [said, setSaid] = useState(EMPTY);
  const [kind, setKind] = useState<Submission["root"]["kind"]>("statement");
  const [root, setRoot] = useState("");
  const [claims, setClaims] = useState<readonly string[]>([]);
  const change = (name: keyof typeof EMPTY) => (value: string) =>
    setSaid((now) => ({ ...now, [name]: value }));
  const known = view.evidence.filter(({ rootKind }) => rootKind === kind).map((each) => each.root);
  const quarantined = kind === "leak";
  const send = async () => {
    const { how, by, at, text, sha256, ...words } = said;
    const body: Submission = {
      ...words,
      mediaType: "text/plain",
      obtained: { how, by, at: instantOf(at) },
      quarantined,
      ...(quarantined ? { sha256 } : { bytes: base64Of(text) }),
      root: { kind, ...(root === "" ? {} : { id: root }) },
      bears: claims.map((claim) => ({ claim, way: "supports" })),
    };
    if (await submit.press(body)) setSaid(EMPTY);
  };
  return (
    <Sheet title={m.inquiries.submit}>
      <ActForm
        submit={m.inquiries.doSubmit}
        busy={submit.busy}
        problem={submit.problem}
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
            }}
          />
          <Choice
            label={m.inquiries.sameRoot}
            value={root}
            codes={["", ...new Set(known)]}
            names={{ "": m.inquiries.newRoot }}
            change={setRoot}
          />
        </div>
        <fieldset>
          <legend>{m.inquiries.bearsOn}</legend>
          {view.claims.map((claim) => (
            <Check
              key={claim}
              label={<bdi>{claimOf(claim)}</bdi>}
              checked={claims.includes(claim)}
              onChange={(on) =>
                setClaims((now) => (on ? [...now, claim] : now.filter((each) => each !== claim)))
              }
            />
          ))}
        </fieldset>
        <Words label={m.inquiries.description} value={said.description} change={change("description")} />
        {quarantined ? (
          <Line label={m.inquiries.sha256} value={said.sha256} change={change("sha256")} />
        ) : (
          <Words label={m.inquiries.bytes} most={200_000} value={said.text} change={change("text")} />
        )}
      </ActForm>
    </Sheet>
  );
}
