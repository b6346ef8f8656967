import { type AnswerOf, onwardGrants, onwardOperations, onwardRefusals } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { ProductLink } from "../releases/product-link.tsx";
import { useFound } from "../releases/use-found.ts";
import { ActForm } from "../ui/act-form.tsx";
import { OneOf, optionsOf } from "../ui/choices.tsx";
import { Day } from "../ui/inputs.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Sheet } from "../ui/page.tsx";
import { endOf } from "../ui/written.ts";

type Question = AnswerOf<typeof onwardOperations.listOnward>["items"][number];
type Code = (typeof onwardGrants)[number] | (typeof onwardRefusals)[number];

/** Grants or refuses, as the originator, that products go on; with a code that both logs keep. */
export function OnwardAnswer({ question, done }: { readonly question: Question; done(): void }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const words = m.desk.onward;
  const act = useAct(onwardOperations.answerOnward);
  const find = useFound(question.products);
  const [grant, setGrant] = useState<boolean>();
  const [code, setCode] = useState<Code | "">("");
  const [day, setDay] = useState("");
  const codes: readonly Code[] = grant === true ? onwardGrants : onwardRefusals;

  async function submit() {
    if (grant === undefined || code === "") return;
    const expires = day === "" ? {} : { expires: endOf(day) };
    const granted = onwardGrants.find((one) => one === code);
    const refused = onwardRefusals.find((one) => one === code);
    const body =
      grant && granted !== undefined
        ? ({ grant: true, code: granted, ...expires } as const)
        : ({ grant: false, code: refused ?? "other" } as const);
    const answer = await act.run({ params: { request: question.id }, body });
    done();
    if (answer !== undefined) announce(words.given);
  }

  return (
    <Sheet title={words.answerTitle}>
      <ActForm act={act} send={submit} submit={words.give} ready={code !== ""}>
        {question.products.length === 0 ? null : (
          <p>
            {words.cover}
            {m.colon}{" "}
            {question.products.map((product) => (
              <span className="block" key={product}>
                <ProductLink product={product} find={find} />
              </span>
            ))}
          </p>
        )}
        <fieldset className="field">
          <legend>{words.answer}</legend>
          {([true, false] as const).map((each) => (
            <label className="check" key={String(each)}>
              <input
                type="radio"
                name="grant"
                required
                checked={grant === each}
                onChange={() => {
                  setGrant(each);
                  setCode("");
                }}
              />
              <span>{each ? words.grant : words.refuse}</span>
            </label>
          ))}
        </fieldset>
        {grant === undefined ? null : (
          <OneOf
            label={grant ? words.as : words.ground}
            help={m.proposal.reasonHelp}
            options={optionsOf(codes, m.lists.onwardAnswers)}
            value={code}
            change={setCode}
          />
        )}
        {code === "agreed-shorter" ? (
          <Day label={words.shorter} max={question.expires.slice(0, 10)} value={day} change={setDay} />
        ) : null}
      </ActForm>
    </Sheet>
  );
}
