import { type BodyOf, productOperations, standingOperations } from "@entente/api";
import { useRef, useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { kindName } from "../products/kind-name.ts";
import { useRelation } from "../relation/relation.tsx";
import { emptyDraft } from "../releases/draft.ts";
import { NoteForm } from "../releases/note-form.tsx";
import { address, goTo } from "../router.ts";
import { useParties } from "../state/use-parties.ts";
import { ActForm } from "../ui/act-form.tsx";
import { OneOf, Ticks } from "../ui/choices.tsx";
import { Check } from "../ui/field.tsx";
import { Count, Day, Line } from "../ui/inputs.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { codesIn, endOf } from "../ui/written.ts";
import { LetsPass } from "./lets-pass.tsx";
import { useUs } from "./use-us.ts";

const COLOURS = ["clear", "green", "amber", "amber+strict", "red"] as const;
type Terms = BodyOf<typeof standingOperations.previewStanding>;

type Form = {
  readonly kinds: readonly string[];
  readonly otherKinds: string;
  readonly areas: readonly string[];
  readonly tlp: readonly (typeof COLOURS)[number][];
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
    until: endOf(form.until),
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
  const changes = useRef(0);
  const change = (next: Partial<Form>) => {
    changes.current++;
    setForm((now) => ({ ...now, ...next }));
    setShown(undefined);
  };
  const terms = termsOf(form, partner);
  const complete =
    terms.kinds.length > 0 &&
    terms.areas.length > 0 &&
    terms.originators.length > 0 &&
    terms.tlp.length + (terms.levels?.length ?? 0) > 0;

  async function submit() {
    if (shown === undefined) {
      const asked = changes.current;
      const answer = await preview.run({ body: terms });
      // What was changed meanwhile has not been looked at, and is not what is proposed next.
      if (answer === undefined || asked !== changes.current) return;
      setShown(answer);
      announce(words.what);
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

  const kinds = Object.entries(counted)
    .map(([kind, n]) => ({ code: kindCode(kind), name: kindName(kind, m), help: m.lists.products(n) }))
    .filter(({ code }) => code !== "attachment" && code !== "text");
  return (
    <Page
      title={words.new}
      lead={words.newLead}
      crumb={<a href={address(["standing"])}>{m.standing.title}</a>}
    >
      <ActForm
        act={{ busy: preview.busy || propose.busy, problem: preview.problem ?? propose.problem }}
        send={submit}
        submit={shown === undefined ? words.preview : words.propose}
        ready={complete}
        layout="stack"
        beside={complete ? null : <span className="small soft">{words.chooseAll}</span>}
      >
        <Sheet title={words.what}>
          <div className="form">
            <Ticks
              label={words.kinds}
              help={words.kindsHelp}
              options={kinds}
              value={form.kinds}
              change={(kinds) => change({ kinds })}
              at="kinds"
            />
            <Line
              label={words.kindOther}
              help={words.kindOtherHelp}
              optional
              most={2000}
              value={form.otherKinds}
              change={(otherKinds) => change({ otherKinds })}
              at="kinds"
            />
            <Ticks
              label={m.lists.areas}
              help={words.areasHelp}
              options={areas.map(({ code, name }) => ({ code, name: f.start(name) }))}
              value={form.areas}
              change={(areas) => change({ areas })}
              at="areas"
            />
            <Ticks
              label={words.labels}
              options={COLOURS.map((code) => ({ code, name: `TLP:${code.toUpperCase()}` }))}
              value={form.tlp}
              change={(tlp) => change({ tlp })}
              at="tlp"
            />
            <Line
              label={words.levels}
              help={words.levelsHelp}
              optional
              most={200}
              value={form.levels}
              change={(levels) => change({ levels })}
              at="levels"
            />
            <Ticks
              label={words.originators}
              options={us === undefined ? [] : [{ code: us, name: partyOf(us) ?? us }]}
              value={form.originators}
              change={(originators) => change({ originators })}
              at="originators"
            />
          </div>
        </Sheet>
        <Sheet title={m.release.toWhom}>
          <div className="fields">
            <OneOf
              label={m.release.organisation}
              options={organisations.map((code) => ({ code, name: code }))}
              value={form.organisation}
              change={(organisation) => change({ organisation })}
              at="recipient/organisation"
            />
            <OneOf
              label={m.release.role}
              options={roles.map((code) => ({ code, name: m.release.roles[code] ?? code }))}
              value={form.role}
              change={(role) => change({ role })}
              at="recipient/role"
            />
            <OneOf
              label={m.release.purpose}
              options={purposes.map(({ code, name }) => ({ code, name: f.start(name) }))}
              value={form.purpose}
              change={(purpose) => change({ purpose })}
              at="purpose"
            />
            <Day label={words.until} value={form.until} change={(until) => change({ until })} at="until" />
            <Count
              label={words.quota}
              most={10_000_000}
              value={form.quota}
              change={(quota) => change({ quota })}
              at="quota"
            />
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
      </ActForm>
    </Page>
  );
}

/** Kinds of the house that are written as they are; every other is a type of STIX. */
const PLAIN = new Set(["report", "attachment", "text"]);
const kindCode = (kind: string) => (PLAIN.has(kind) || kind.startsWith("stix:") ? kind : `stix:${kind}`);
