import { docketOperations, inquiryOperations } from "@entente/api";
import { useState } from "react";
import { ActForm, instantOf, Line, Moment, Words } from "../contacts/fields.tsx";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { Check, Field } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";

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
      areas: areas.split(",").map((each) => each.trim()),
      answerBy: instantOf(answerBy),
    };
    const acted = await propose.run({ params: { partner }, body });
    if (acted !== undefined) goTo(address(["inquiries", acted.result.inquiry]));
  };
  return (
    <Fold title={m.inquiries.propose}>
      <ActForm
        submit={m.inquiries.doPropose}
        busy={propose.busy}
        problem={propose.problem}
        help={m.inquiries.proposeHelp}
        send={send}
      >
        <div className="fields">
          <Field label={m.inquiries.docket}>
            {(field) => (
              <select
                {...field}
                required
                value={docket}
                onChange={({ target }) => {
                  setClaims([]);
                  change("docket")(target.value);
                }}
              >
                <option value="">{m.inquiries.choose}</option>
                {dockets.answer?.items.map((each) => (
                  <option key={each.docket} value={each.docket}>
                    {each.words?.reference ?? each.words?.title.en ?? each.words?.title.fr ?? each.docket}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Line label={m.inquiries.name} most={200} value={said.title} change={change("title")} />
          <Line
            label={m.inquiries.areas}
            value={areas}
            change={change("areas")}
            help={m.inquiries.bodiesHelp}
          />
          <Moment label={m.inquiries.answerBy} value={answerBy} change={change("answerBy")} />
        </div>
        {read.answer === undefined || docket === "" ? null : (
          <fieldset>
            <legend>{m.inquiries.claims}</legend>
            {read.answer.claims.map(({ claim, words: said }) => (
              <Check
                key={claim}
                label={<bdi>{`${said?.reference ?? ""} ${said?.text ?? m.inquiries.unreadable}`}</bdi>}
                checked={claims.includes(claim)}
                onChange={(on) =>
                  setClaims((now) => (on ? [...now, claim] : now.filter((each) => each !== claim)))
                }
              />
            ))}
          </fieldset>
        )}
        <Words label={m.inquiries.ground} most={2000} value={said.ground} change={change("ground")} />
      </ActForm>
    </Fold>
  );
}
