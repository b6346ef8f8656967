import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useLanguage } from "../language/language.tsx";
import { productTitle } from "../products/product-title.ts";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { OneOf } from "../ui/choices.tsx";
import { Check, Field } from "../ui/field.tsx";
import type { Violation } from "../ui/violations.tsx";
import type { Draft } from "./draft.ts";
import type { Find } from "./group-decision.tsx";
import { MakeTearline } from "./make-tearline.tsx";
import { fieldsToTake, type Mend as MendAct, mendsOfAll } from "./mending.ts";
import { Redact } from "./redact.tsx";

/** How the page goes on when something was mended. */
export type Mending = {
  readonly busy: boolean;
  /** Takes the change into the draft and decides again. */
  again(change: Partial<Draft>): void;
  /** Back to choosing. */
  choose(): void;
};

type Props = {
  readonly violations: readonly Violation[];
  readonly products: readonly string[];
  readonly draft: Draft;
  readonly find: Find;
  readonly mending: Mending;
};

/** More than these are not offered one by one. */
const MOST = 6;

/** What can be done about a refusal, each act in its place; and what nothing done here can mend, said plainly. */
export function Mend({ violations, products, draft, find, mending }: Props) {
  const { m, f } = useLanguage();
  const words = m.desk.mend;
  const [cutting, setCutting] = useState<{ readonly product: string; readonly as: "tearline" | "redact" }>();
  const { acts, beyond } = mendsOfAll(violations);
  const isReport = (product: string) => find(product)?.kind === "report";
  const isObject = (product: string) => find(product)?.stix !== undefined;
  const others = draft.products.length - products.length;
  const replace = (product: string, made: string) =>
    mending.again({ products: draft.products.map((one) => (one === product ? made : one)) });
  const buttons = (as: "tearline" | "redact") =>
    acts.includes(as)
      ? products
          .filter(as === "tearline" ? isReport : isObject)
          .slice(0, MOST)
          .map((product) => {
            const found = find(product);
            return (
              <li key={`${as} ${product}`}>
                <button
                  type="button"
                  className="button quiet"
                  aria-expanded={cutting?.product === product && cutting.as === as}
                  onClick={() => setCutting({ product, as })}
                >
                  {words[as]}
                  {products.length === 1 || found === undefined ? null : (
                    <>
                      {m.colon} <bdi>{productTitle(found, m)}</bdi>
                    </>
                  )}
                </button>{" "}
                <span className="small soft">{words[`${as}Help`]}</span>
              </li>
            );
          })
      : [];
  const cuts = [...buttons("tearline"), ...buttons("redact")];
  const leave = () =>
    mending.again({ products: draft.products.filter((product) => !products.includes(product)) });
  return (
    <div className="mend">
      <h3>{words.title}</h3>
      <ul>
        {cuts}
        <Changes acts={acts} draft={draft} mending={mending} />
        {acts.includes("note") ? (
          <li>
            <button
              type="button"
              className="button quiet"
              onClick={() => document.querySelector<HTMLTextAreaElement>(".note-form textarea")?.focus()}
            >
              {words.note}
            </button>
          </li>
        ) : null}
        {acts.includes("onward") ? (
          <li>
            <a href={address(["onward", "ask"], { product: products.slice(0, 200).join(",") })}>
              {words.onward}
            </a>
          </li>
        ) : null}
        {acts.includes("approvals") ? <li className="soft">{words.approvals}</li> : null}
        {others > 0 ? (
          <li>
            <button type="button" className="button quiet" disabled={mending.busy} onClick={leave}>
              {words.leave(products.length)}
            </button>
          </li>
        ) : acts.includes("fewer") && products.length > 1 ? (
          <li>
            <button type="button" className="button quiet" onClick={mending.choose}>
              {words.fewer}
            </button>
          </li>
        ) : null}
        {beyond.length === 0 ? null : (
          <li>
            {m.failure.by}{" "}
            {f.list([...new Set(beyond.map(({ clause }) => clause))].filter((clause) => clause !== "-"))}
            {m.colon} {words.none}
          </li>
        )}
      </ul>
      {cutting === undefined ? null : cutting.as === "tearline" ? (
        <MakeTearline
          key={cutting.product}
          product={cutting.product}
          made={(product) => replace(cutting.product, product)}
        />
      ) : (
        <Redact
          key={cutting.product}
          product={cutting.product}
          wanted={(kind) => fieldsToTake(violations, kind)}
          made={(product) => replace(cutting.product, product)}
        />
      )}
    </div>
  );
}

/** What is changed in the words of the proposal itself: it is decided again at once. */
function Changes(props: {
  readonly acts: readonly MendAct[];
  readonly draft: Draft;
  readonly mending: Mending;
}) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const [person, setPerson] = useState(props.draft.person);
  const { organisations, roles, purposes } = vocabularyOf(useAgreement(), partner);
  const { acts, draft, mending } = props;
  const words = m.desk.mend;
  return (
    <>
      {acts.includes("purpose") ? (
        <li className="mend-field">
          <OneOf
            label={words.purpose}
            options={purposes.map(({ code, name }) => ({ code, name: f.start(name) }))}
            value={draft.purpose}
            change={(purpose) => purpose !== "" && mending.again({ purpose })}
          />
        </li>
      ) : null}
      {acts.includes("recipient") ? (
        <li className="mend-field">
          <OneOf
            label={words.recipient}
            options={organisations.map((code) => ({ code, name: code }))}
            value={draft.organisation}
            change={(organisation) => organisation !== "" && mending.again({ organisation })}
          />
        </li>
      ) : null}
      {acts.includes("role") || acts.includes("recipient") ? (
        <li className="mend-field">
          <OneOf
            label={words.role}
            options={roles.map((code) => ({ code, name: m.release.roles[code] ?? code }))}
            value={draft.role}
            change={(role) => role !== "" && mending.again({ role })}
          />
        </li>
      ) : null}
      {acts.includes("person") ? (
        <li className="mend-field">
          <Field label={words.person} help={m.desk.personHelp}>
            {(ids) => (
              <span className="row">
                <input
                  {...ids}
                  maxLength={120}
                  placeholder={words.personPlace}
                  value={person}
                  onChange={({ target }) => setPerson(target.value)}
                />
                <button
                  type="button"
                  className="button quiet"
                  disabled={person.trim() === "" || mending.busy}
                  onClick={() => mending.again({ person: person.trim() })}
                >
                  {words.again}
                </button>
              </span>
            )}
          </Field>
        </li>
      ) : null}
      {acts.includes("declare") ? (
        <li className="mend-field">
          <p>{words.declare}</p>
          <Check
            label={m.release.noProtectedPersons}
            checked={draft.noProtectedPersons}
            onChange={(noProtectedPersons) => mending.again({ noProtectedPersons })}
          />
          <Check
            label={m.release.freeTextReviewed}
            checked={draft.freeTextReviewed}
            onChange={(freeTextReviewed) => mending.again({ freeTextReviewed })}
          />
        </li>
      ) : null}
    </>
  );
}
