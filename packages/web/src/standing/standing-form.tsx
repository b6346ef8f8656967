import { type BodyOf, productOperations, standingOperations } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Choice } from "../releases/choice.tsx";
import { emptyDraft } from "../releases/draft.ts";
import { NoteForm } from "../releases/note-form.tsx";
import { address, goTo } from "../router.ts";
import { useParties } from "../state/use-parties.ts";
import { Check, Field } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { LetsPass } from "./lets-pass.tsx";
import { useUs } from "./use-us.ts";

const COLOURS = ["clear", "green", "amber", "amber+strict", "red"] as const;
type Terms = BodyOf<typeof standingOperations.previewStanding>;

type Form = {
  readonly kinds: readonly string[];
  readonly otherKinds: string;
  readonly areas: readonly string[];
  readonly tlp: readonly string[];
  readonly levels: string;
  readonly originators: readonly string[];
  readonly organisation: string;
  readonly role: string;
  readonly purpose: string;
  readonly until: string;
  readonly quota: string;
  readonly noProtectedPersons: boolean;
  readonly freeTextReviewed: boolean;
};

const codesIn = (text: string) => text.split(/[\s,;]+/).filter((code) => code !== "");

function termsOf(form: Form, partner: string): Terms {
  const levels = codesIn(form.levels);
  return {
    partner,
    kinds: [...new Set([...form.kinds, ...codesIn(form.otherKinds)])],
    areas: [...form.areas],
    tlp: COLOURS.filter((colour) => form.tlp.includes(colour)),
    ...(levels.length === 0 ? {} : { levels }),
    originators: [...form.originators],
    recipient: { organisation: form.organisation, role: form.role },
    purpose: form.purpose,
    // A day is chosen; it lasts until its last second.
    until: `${form.until}T23:59:59Z`,
    quota: Number(form.quota),
    declares: {
      ...(form.noProtectedPersons ? { noProtectedPersons: true } : {}),
      ...(form.freeTextReviewed ? { freeTextReviewed: true } : {}),
    },
  };
}

/** A standing release: what it is for; then what it lets pass; then why, and the proposal. */
export function StandingForm() {
  const { m, f } = useLanguage();
  const announce = useAnnounce();
  const { partner } = useRelation();
  const us = useUs();
  const partyOf = useParties();
  const words = m.desk.standing;
  const { organisations, roles, purposes, areas } = vocabularyOf(useAgreement(), partner);
  const counted = useRead(productOperations.countProducts, { query: {} }).answer?.kinds ?? {};
  const [form, setForm] = useState<Form>({
    kinds: [],
    otherKinds: "",
    areas: [],
    tlp: [],
    levels: "",
    originators: [],
    organisation: "",
    role: "",
    purpose: "",
    until: "",
    quota: "",
    noProtectedPersons: false,
    freeTextReviewed: false,
  });
  const [note, setNote] = useState(emptyDraft);
  const preview = useAct(standingOperations.previewStanding);
  const propose = useAct(standingOperations.proposeStanding);
  const [shown, setShown] = useState<Awaited<ReturnType<typeof preview.run>>>();
  const change = (next: Partial<Form>) => {
    setForm((now) => ({ ...now, ...next }));
    setShown(undefined);
  };
  const toggled = (list: readonly string[], code: string, on: boolean) =>
    on ? [...list, code] : list.filter((one) => one !== code);
  const terms = termsOf(form, partner);
  const complete =
    terms.kinds.length > 0 &&
    terms.areas.length > 0 &&
    terms.originators.length > 0 &&
    terms.tlp.length + (terms.levels?.length ?? 0) > 0;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (shown === undefined) {
      const answer = await preview.run({ body: terms });
      setShown(answer);
      if (answer !== undefined) announce(words.what);
      return;
    }
    const { necessity, proportionality, alternatives } = note;
    const answer = await propose.run({
      body: { ...terms, note: { necessity, proportionality, alternatives } },
    });
    if (answer === undefined) return;
    announce(words.proposed);
    goTo(address(["standing", answer.result.standing]));
  }

  const boxes = (
    legend: string,
    options: readonly { readonly code: string; readonly name: string; readonly help?: string }[],
    chosen: readonly string[],
    set: (next: readonly string[]) => void,
    help?: string,
  ) => (
    <fieldset className="field">
      <legend>{legend}</legend>
      {help === undefined ? null : <p className="small soft">{help}</p>}
      <div className="standing-boxes">
        {options.map(({ code, name, help: each }) => (
          <Check
            key={code}
            label={<bdi>{name}</bdi>}
            help={each}
            checked={chosen.includes(code)}
            onChange={(on) => set(toggled(chosen, code, on))}
          />
        ))}
      </div>
    </fieldset>
  );
  const kinds = Object.entries(counted)
    .map(([kind, n]) => ({ code: kindCode(kind), name: kind, help: m.lists.products(n) }))
    .filter(({ code }) => code !== "attachment" && code !== "text");
  return (
    <Page
      title={words.new}
      lead={words.newLead}
      crumb={<a href={address(["standing"])}>{m.standing.title}</a>}
    >
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Sheet title={words.what}>
          <div className="form">
            {boxes(words.kinds, kinds, form.kinds, (next) => change({ kinds: next }), words.kindsHelp)}
            <Field label={`${words.kindOther} (${m.release.optional})`} help={words.kindOtherHelp}>
              {(ids) => (
                <input
                  {...ids}
                  maxLength={2000}
                  value={form.otherKinds}
                  onChange={({ target }) => change({ otherKinds: target.value })}
                />
              )}
            </Field>
            {boxes(
              m.lists.areas,
              areas.map(({ code, name }) => ({ code, name: f.start(name) })),
              form.areas,
              (next) => change({ areas: next }),
              words.areasHelp,
            )}
            {boxes(
              words.labels,
              COLOURS.map((code) => ({ code, name: `TLP:${code.toUpperCase()}` })),
              form.tlp,
              (next) => change({ tlp: next }),
            )}
            <Field label={`${words.levels} (${m.release.optional})`} help={words.levelsHelp}>
              {(ids) => (
                <input
                  {...ids}
                  maxLength={200}
                  value={form.levels}
                  onChange={({ target }) => change({ levels: target.value })}
                />
              )}
            </Field>
            {boxes(
              words.originators,
              us === undefined ? [] : [{ code: us, name: partyOf(us) ?? us }],
              form.originators,
              (next) => change({ originators: next }),
            )}
          </div>
        </Sheet>
        <Sheet title={m.release.toWhom}>
          <div className="fields">
            <Choice
              label={m.release.organisation}
              options={organisations.map((code) => ({ code, name: code }))}
              value={form.organisation}
              choose={(organisation) => change({ organisation })}
            />
            <Choice
              label={m.release.role}
              options={roles.map((code) => ({ code, name: m.release.roles[code] ?? code }))}
              value={form.role}
              choose={(role) => change({ role })}
            />
            <Choice
              label={m.release.purpose}
              options={purposes.map(({ code, name }) => ({ code, name: f.start(name) }))}
              value={form.purpose}
              choose={(purpose) => change({ purpose })}
            />
            <Field label={words.until}>
              {(ids) => (
                <input
                  {...ids}
                  type="date"
                  required
                  value={form.until}
                  onChange={({ target }) => change({ until: target.value })}
                />
              )}
            </Field>
            <Field label={words.quota}>
              {(ids) => (
                <input
                  {...ids}
                  type="number"
                  min={1}
                  max={10_000_000}
                  required
                  value={form.quota}
                  onChange={({ target }) => change({ quota: target.value })}
                />
              )}
            </Field>
          </div>
        </Sheet>
        <Sheet title={m.release.declares}>
          <div className="checks">
            <p className="small soft">{m.release.declaresHelp}</p>
            <Check
              label={m.release.noProtectedPersons}
              checked={form.noProtectedPersons}
              onChange={(noProtectedPersons) => change({ noProtectedPersons })}
            />
            <Check
              label={m.release.freeTextReviewed}
              checked={form.freeTextReviewed}
              onChange={(freeTextReviewed) => change({ freeTextReviewed })}
            />
          </div>
        </Sheet>
        {shown === undefined ? null : (
          <>
            <LetsPass terms={terms} of={shown} />
            <NoteForm draft={note} asked change={(next) => setNote((now) => ({ ...now, ...next }))} />
          </>
        )}
        <Problem of={preview.problem ?? propose.problem} />
        <div className="row">
          <button type="submit" className="button" disabled={!complete || preview.busy || propose.busy}>
            {shown === undefined ? words.preview : words.propose}
          </button>
          {complete ? null : <span className="small soft">{words.chooseAll}</span>}
        </div>
      </form>
    </Page>
  );
}

/** Kinds of the house that are written as they are; every other is a type of STIX. */
const PLAIN = new Set(["report", "attachment", "text"]);
const kindCode = (kind: string) => (PLAIN.has(kind) || kind.startsWith("stix:") ? kind : `stix:${kind}`);
