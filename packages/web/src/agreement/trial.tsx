import {
  type AgreementJson,
  type AgreementTrial,
  agreementOperations,
  productOperations,
  type ReleaseTrial,
} from "@entente/api";
import { type ReactNode, useId, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { productTitle } from "../products/product-title.ts";
import { useRelation } from "../relation/relation.tsx";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Check, Field } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import { Violations } from "../ui/violations.tsx";
import { documentView } from "./document.ts";
import { type Described, DescribeFields } from "./trial-fields.tsx";
import { TRIAL_ROLES } from "./trial-roles.ts";
import { useAgreement } from "./use-agreement.ts";
import { vocabularyOf } from "./vocabulary.ts";

type Props = {
  /** An offered document by hash, a draft, or nothing: only what is in force. */
  readonly under?: { readonly hash: string } | { readonly document: AgreementJson } | undefined;
  /** Stands within a matter that has its name already. */
  readonly bare?: boolean;
  /** What names the choices; the agreement in force where none is given. */
  readonly document?: AgreementJson | undefined;
};

const NOTHING: Described = { areas: [], kind: "report", attachments: "none", relTo: [], caveats: [] };

/** Would this product go? Under a draft and under what is in force, side by side, clause by clause. */
export function Trial({ under, document, bare = false }: Props) {
  const { m, f } = useLanguage();
  const words = m.agreements.trial;
  const { partner, name } = useRelation();
  const session = useSession();
  const inForce = useAgreement();
  const terms = document ?? inForce?.document;
  const view = documentView(terms);
  const vocabulary = vocabularyOf(terms === undefined ? undefined : { document: terms }, partner);
  const held = useRead(
    productOperations.searchProducts,
    session.is(...TRIAL_ROLES) ? { query: { limit: 50 } } : undefined,
  );
  const products = held.answer?.products ?? [];
  const trial = useAct(agreementOperations.tryRelease);
  const [way, setWay] = useState<"product" | "described">("product");
  const [product, setProduct] = useState("");
  const [described, setDescribed] = useState<Described>(NOTHING);
  const [incoming, setIncoming] = useState(false);
  const [organisation, setOrganisation] = useState("");
  const [role, setRole] = useState("");
  const [clearance, setClearance] = useState("");
  const [purpose, setPurpose] = useState("");
  const [declares, setDeclares] = useState({ noProtectedPersons: true, freeTextReviewed: true });
  const [found, setFound] = useState<ReleaseTrial>();
  const radios = useId();
  const describing = way === "described" || products.length === 0;
  const us = view.parties.find(({ id }) => id !== partner);
  const them = view.parties.find(({ id }) => id === partner);
  const [giver, taker] = incoming && describing ? [them, us] : [us, them];
  const recipients = vocabularyOf(
    terms === undefined ? undefined : { document: terms },
    taker?.id ?? partner,
  );
  const chosen = {
    organisation: organisation || (recipients.organisations[0] ?? ""),
    role: role || (recipients.roles[0] ?? ""),
    purpose: purpose || (vocabulary.purposes[0]?.code ?? ""),
    product: product || (products[0]?.product ?? ""),
  };
  const run = async () => {
    const { kind, level, tlp, ...rest } = described;
    const answer = await trial.run({
      params: { partner },
      body: {
        purpose: chosen.purpose,
        recipient: {
          organisation: chosen.organisation,
          role: chosen.role,
          ...(clearance === "" ? {} : { clearance }),
        },
        declares,
        ...under,
        ...(describing
          ? {
              direction: incoming ? "in" : "out",
              described: {
                ...rest,
                areas: [...rest.areas],
                caveats: [...rest.caveats],
                relTo: [...rest.relTo],
                kinds: [kind],
                ...(level === undefined ? {} : { level }),
                ...(tlp === undefined ? {} : { tlp }),
              },
            }
          : { product: chosen.product }),
      },
    });
    setFound(answer);
  };
  const select = (
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    change: (value: string) => void,
  ) => (
    <Field label={label}>
      {(ids) => (
        <select {...ids} value={value} onChange={({ target }) => change(target.value)}>
          {options.map(([code, text]) => (
            <option key={code} value={code}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  // What can be chosen decides which fields there are.
  if (held.busy)
    return (
      <Around bare={bare}>
        <p className="soft">{m.loading}…</p>
      </Around>
    );
  return (
    <>
      <Around bare={bare}>
        <ActForm
          act={trial}
          send={run}
          submit={words.try}
          help={under === undefined ? words.lead : words.leadDraft}
        >
          <fieldset className="field">
            <legend>{words.what}</legend>
            <div className="accord-choices">
              {(["product", "described"] as const).map((one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name={radios}
                    checked={(one === "described") === describing}
                    disabled={one === "product" && products.length === 0}
                    onChange={() => setWay(one)}
                  />{" "}
                  {words[one]}
                </label>
              ))}
            </div>
            {products.length === 0 && !held.busy ? <p className="small soft">{words.noProducts}</p> : null}
          </fieldset>
          {describing ? (
            <>
              {select(
                words.direction,
                incoming ? "in" : "out",
                [
                  ["out", words.out(f.name(name))],
                  ["in", words.in(f.name(name))],
                ],
                (value) => {
                  setIncoming(value === "in");
                  setOrganisation("");
                  setDescribed({ ...described, level: undefined });
                },
              )}
              <DescribeFields of={described} change={setDescribed} view={view} giver={giver} terms={terms} />
            </>
          ) : (
            select(
              words.choose,
              chosen.product,
              products.map((one) => [one.product, `${productTitle(one, m)} (${one.marking})`]),
              setProduct,
            )
          )}
          <div className="fields">
            {select(
              words.recipient,
              chosen.organisation,
              recipients.organisations.map((code) => [code, code]),
              setOrganisation,
            )}
            {select(
              words.role,
              chosen.role,
              recipients.roles.map((code) => [code, m.signIn.roles[code] ?? code]),
              setRole,
            )}
            {select(
              words.clearance,
              clearance,
              [["", words.unknown], ...(taker?.ladder ?? []).map(({ code }) => [code, code] as const)],
              setClearance,
            )}
            {select(
              words.purpose,
              chosen.purpose,
              vocabulary.purposes.map(({ code, name: called }) => [code, f.name(called)]),
              setPurpose,
            )}
          </div>
          <div className="stack tight">
            <Check
              label={words.noPersons}
              checked={declares.noProtectedPersons}
              onChange={(noProtectedPersons) => setDeclares({ ...declares, noProtectedPersons })}
            />
            <Check
              label={words.readText}
              checked={declares.freeTextReviewed}
              onChange={(freeTextReviewed) => setDeclares({ ...declares, freeTextReviewed })}
            />
          </div>
        </ActForm>
      </Around>
      <div role="status">{found === undefined ? null : <Verdicts of={found} under={under} />}</div>
    </>
  );
}

function Around({ bare, children }: { readonly bare: boolean; readonly children: ReactNode }) {
  const { m } = useLanguage();
  return bare ? children : <Sheet title={m.agreements.trial.title}>{children}</Sheet>;
}

function Verdicts({ of, under }: { readonly of: ReleaseTrial; readonly under: Props["under"] }) {
  const { m, f } = useLanguage();
  const words = m.agreements.trial;
  const { draft, inForce } = of;
  const offered = under !== undefined && "hash" in under ? under.hash : undefined;
  const told = (one: AgreementTrial) =>
    `${one.verdict} ${one.violations.map((each) => each.clause).join(" ")}`;
  return (
    <div className="stack">
      <p className="small soft">
        <bdi>{of.asked.label}</bdi> · {f.list(of.asked.kinds)} · {f.list(of.asked.areas)}
      </p>
      {draft === undefined || inForce === undefined ? null : (
        <p className="accord-move">{told(draft) === told(inForce) ? words.same : words.differ}</p>
      )}
      <div className="accord-trials">
        {draft === undefined ? null : (
          <Verdict title={offered === undefined ? words.underDraft : words.underOffer} of={draft} />
        )}
        {inForce === undefined ? (
          <section className="notice">
            <p>{words.noForce}</p>
          </section>
        ) : (
          <Verdict title={words.underForce(inForce.version)} of={inForce} agreement={inForce.hash} />
        )}
      </div>
    </div>
  );
}

const PHASES = ["before", "with", "after"] as const;

function Verdict(props: {
  readonly title: string;
  readonly of: AgreementTrial;
  readonly agreement?: string;
}): ReactNode {
  const { m, f } = useLanguage();
  const words = m.agreements.trial;
  const { title, of, agreement } = props;
  const refused = of.verdict === "refuse";
  const said = refused ? words.not : of.verdict === "permit" ? words.go : words.goWith;
  return (
    <section className={refused ? "notice is-bad" : "notice is-good"} data-verdict={of.verdict}>
      <h2>{title}</h2>
      <p>
        <strong>{said}</strong>
      </p>
      {of.violations.length === 0 ? null : <Violations of={of.violations} agreement={agreement} />}
      {refused
        ? null
        : PHASES.map((phase) => {
            const duties = of.obligations.filter((one) => one.phase === phase);
            return duties.length === 0 ? null : (
              <div key={phase}>
                <h3>{words.phases[phase]}</h3>
                <ul className="bullets small">
                  {duties.map((one) => (
                    <li key={`${one.clause} ${one.type} ${f.name(one.text)}`}>
                      <bdi>{f.name(one.text)}</bdi>
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
    </section>
  );
}
