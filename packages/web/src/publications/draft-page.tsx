import {
  inquiryOperations,
  publicationOperations as ops,
  type PublicationKind,
  publicationKinds,
} from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line } from "../ui/inputs.tsx";
import { Page } from "../ui/page.tsx";
import { Bilingual, type Both, NEITHER } from "./bilingual.tsx";

/** A new text, in both languages. A joint one goes to the partner whose relation is shown. */
export function DraftPage() {
  const { m, f } = useLanguage();
  const w = m.publications;
  const { partner, name } = useRelation();
  const act = useAct(ops.draftPublication);
  const [kind, setKind] = useState<PublicationKind>("statement");
  const [areas, setAreas] = useState("");
  const [finding, setFinding] = useState("");
  const [inquiry, setInquiry] = useState("");
  const inquiries = useRead(inquiryOperations.listInquiries, { query: { partner } });
  const found = (inquiries.answer?.items ?? []).filter(({ state }) => state === "published");
  const [title, setTitle] = useState<Both>(NEITHER);
  const [text, setText] = useState<Both>(NEITHER);
  const isJoint = kind === "joint-statement" || kind === "finding";

  async function submit() {
    const joint = { partner, areas: areas.split(/[\s,]+/).filter(Boolean) };
    const rests = {
      ...(inquiry === "" ? {} : { inquiry }),
      ...(kind !== "finding" || finding === "" ? {} : { finding }),
    };
    const about = Object.keys(rests).length === 0 ? {} : { about: rests };
    const answer = await act.run({ body: { kind, title, text, ...(isJoint ? { ...joint, ...about } : {}) } });
    if (answer !== undefined) goTo(address(["publications", answer.result.publication]));
  }

  return (
    <Page title={w.draft} lead={w.draftLead} crumb={<a href={address(["publications"])}>{w.title}</a>}>
      <ActForm act={act} send={submit} submit={w.draftSubmit}>
        <Choice label={w.kind} value={kind} codes={publicationKinds} names={w.kinds} change={setKind} />
        {isJoint ? (
          <>
            <p>{w.jointWith(f.name(name))}</p>
            <Line label={w.areas} value={areas} most={200} change={setAreas} />
            {found.length === 0 ? null : (
              <Choice
                label={w.inquiry}
                value={inquiry}
                codes={["", ...found.map((one) => one.inquiry)]}
                names={{
                  "": w.noInquiry,
                  ...Object.fromEntries(found.map((one) => [one.inquiry, one.title ?? one.inquiry])),
                }}
                change={setInquiry}
              />
            )}
          </>
        ) : null}
        {kind === "finding" ? (
          <Line label={w.finding} value={finding} most={40} required={false} change={setFinding} />
        ) : null}
        <Bilingual label={w.name} value={title} most={200} change={setTitle} at="title" />
        <Bilingual label={w.text} value={text} most={20_000} rows={10} change={setText} at="text" />
      </ActForm>
    </Page>
  );
}
