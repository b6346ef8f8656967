import { docketOperations, inquiryOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { FoldedForm } from "../ui/act-form.tsx";
import { OneOf, Ticks } from "../ui/choices.tsx";
import { Line, Lines, Moment } from "../ui/inputs.tsx";
import { codesIn, instantOf } from "../ui/written.ts";

const EMPTY = { docket: "", title: "", ground: "", areas: "", answerBy: "" };

/** Proposes an inquiry into claims of a docket. */
export function ProposeForm() {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const propose = useAct(inquiryOperations.proposeInquiry);
  const dockets = useRead(docketOperations.listDockets, { params: { partner }, query: { limit: 200 } });
  const [said, setSaid] = useState(EMPTY);
  const [claims, setClaims] = useState<readonly string[]>([]);
  const { docket, areas, answerBy, ...words } = said;
  const read = useRead(
    docketOperations.getDocket,
    docket === "" ? undefined : { params: { partner, docket } },
  );
  const change = (name: keyof typeof EMPTY) => (value: string) =>
    setSaid((now) => ({ ...now, [name]: value }));
  const send = async () => {
    const body = {
      ...words,
      docket,
      claims: [...claims],
      areas: codesIn(areas),
      answerBy: instantOf(answerBy),
    };
    const acted = await propose.run({ params: { partner }, body });
    if (acted !== undefined) goTo(address(["inquiries", acted.result.inquiry]));
  };
  return (
    <FoldedForm
      title={m.inquiries.propose}
      submit={m.inquiries.doPropose}
      act={propose}
      help={m.inquiries.proposeHelp}
      send={send}
    >
      <div className="fields">
        <OneOf
          label={m.inquiries.docket}
          unchosen={m.inquiries.choose}
          options={(dockets.answer?.items ?? []).map((each) => ({
            code: each.docket,
            name: each.words?.reference ?? each.words?.title.en ?? each.words?.title.fr ?? each.docket,
          }))}
          value={docket}
          change={(next) => {
            setClaims([]);
            change("docket")(next);
          }}
          at="docket"
        />
        <Line label={m.inquiries.name} most={200} value={said.title} change={change("title")} />
        <Line
          label={m.inquiries.areas}
          value={areas}
          change={change("areas")}
          help={m.inquiries.bodiesHelp}
          most={160}
        />
        <Moment label={m.inquiries.answerBy} value={answerBy} change={change("answerBy")} />
      </div>
      {read.answer === undefined || docket === "" ? null : (
        <Ticks
          label={m.inquiries.claims}
          options={read.answer.claims.map(({ claim, words: said }) => ({
            code: claim,
            name: `${said?.reference ?? ""} ${said?.text ?? m.inquiries.unreadable}`,
          }))}
          value={claims}
          change={setClaims}
          at="claims"
          sentences
        />
      )}
      <Lines label={m.inquiries.ground} most={2000} value={said.ground} change={change("ground")} />
    </FoldedForm>
  );
}
