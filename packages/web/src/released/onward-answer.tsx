import { type AnswerOf, onwardGrants, onwardOperations, onwardRefusals } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";

type Question = AnswerOf<typeof onwardOperations.listOnward>["items"][number];
type Code = (typeof onwardGrants)[number] | (typeof onwardRefusals)[number];

/** Grants or refuses, as the originator, that products go on; with a code that both logs keep. */
export function OnwardAnswer({ question, done }: { readonly question: Question; done(): void }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const words = m.desk.onward;
  const act = useAct(onwardOperations.answerOnward);
  const [grant, setGrant] = useState<boolean>();
  const [code, setCode] = useState<Code | "">("");
  const [day, setDay] = useState("");
  const codes: readonly Code[] = grant === true ? onwardGrants : onwardRefusals;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (grant === undefined || code === "") return;
    const expires = day === "" ? {} : { expires: `${day}T23:59:59Z` };
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
      <form className="form" onSubmit={(event) => void submit(event)}>
        {question.products.length === 0 ? null : (
          <p>
            {words.cover}
            {m.colon}{" "}
            {question.products.map((product) => (
              <a className="digest block" key={product} href={address(["products", product])}>
                {product}
              </a>
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
          <Field label={grant ? words.as : words.ground} help={m.proposal.reasonHelp}>
            {(ids) => (
              <select
                {...ids}
                required
                value={code}
                onChange={({ target }) => setCode(target.value as Code | "")}
              >
                <option value="">{m.release.choose}</option>
                {codes.map((each) => (
                  <option key={each} value={each}>
                    {m.lists.onwardAnswers[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {code === "agreed-shorter" ? (
          <Field label={words.shorter}>
            {(ids) => (
              <input
                {...ids}
                type="date"
                required
                max={question.expires.slice(0, 10)}
                value={day}
                onChange={({ target }) => setDay(target.value)}
              />
            )}
          </Field>
        ) : null}
        <Problem of={act.problem} />
        <div>
          <button type="submit" className="button" disabled={act.busy || code === ""}>
            {words.give}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
