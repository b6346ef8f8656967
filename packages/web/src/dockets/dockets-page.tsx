import { docketImpacts, docketOperations } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line } from "../ui/inputs.tsx";
import { Page } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Beneath } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { codesIn } from "../ui/written.ts";
import { useValues } from "./use-values.ts";
import { useTitle } from "./words.tsx";

/** The dockets of the relation, whoever opened them, and a form to open one. */
export function DocketsPage() {
  const { m, f } = useLanguage();
  const session = useSession();
  const titleOf = useTitle();
  const { partner } = useRelation();
  const pages = usePages(docketOperations.listDockets, { params: { partner }, query: {} });
  return (
    <Page
      title={m.dockets.title}
      lead={
        <>
          {m.dockets.lead} <a href={address(["dockets", "policies"])}>{m.dockets.policies}</a>
        </>
      }
    >
      <div className="stack">
        <Problem of={pages.problem} again={pages.again} />
        <section className="sheet">
          {pages.items.length === 0 ? (
            <p className="soft">
              {pages.busy ? `${m.loading}…` : pages.problem === undefined ? m.dockets.none : m.lists.unread}
            </p>
          ) : (
            <Table
              caption={m.dockets.caption}
              rows={pages.items}
              keyOf={({ docket }) => docket}
              columns={[
                {
                  name: m.dockets.docket,
                  cell: (one) => <a href={address(["dockets", one.docket])}>{titleOf(one.words)}</a>,
                },
                { name: m.dockets.opened, cell: ({ openedAt }) => f.time(openedAt) },
                { name: m.lists.by, cell: ({ openedBy }) => m.dockets.sides[openedBy] },
                { name: m.dockets.state, cell: ({ state }) => m.dockets.states[state] },
                { name: m.dockets.impact, cell: ({ impact }) => m.dockets.impacts[impact] },
                { name: m.dockets.claims, figure: true, cell: ({ claims }) => f.number(claims) },
                {
                  name: m.dockets.weOwe,
                  figure: true,
                  cell: ({ unanswered }) => f.number(unanswered.ours),
                },
                {
                  name: m.dockets.theyOwe,
                  figure: true,
                  cell: ({ unanswered }) => f.number(unanswered.theirs),
                },
              ]}
            />
          )}
          {pages.more === undefined ? null : (
            <button type="button" className="button quiet" onClick={pages.more}>
              {m.more}
            </button>
          )}
        </section>
        <Beneath unread={pages.unread}>
          {session.is("inquiry-member", "liaison-officer") && session.who.mayAct ? <OpenForm /> : null}
        </Beneath>
      </div>
    </Page>
  );
}

const EMPTY = {
  reference: "",
  en: "",
  fr: "",
  concerned: "",
  areas: "",
  ground: "",
  impact: "none" as (typeof docketImpacts)[number],
};

function OpenForm() {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const open = useAct(docketOperations.openDocket);
  const [values, change] = useValues(EMPTY);
  const send = async () => {
    const { reference, en, fr, concerned, areas, ground, impact } = values;
    const acted = await open.run({
      params: { partner },
      body: {
        ...(reference === "" ? {} : { reference }),
        title: { ...(en === "" ? {} : { en }), ...(fr === "" ? {} : { fr }) },
        concerned: codesIn(concerned),
        impact,
        areas: codesIn(areas),
        ...(ground === "" ? {} : { ground }),
      },
    });
    if (acted !== undefined) goTo(address(["dockets", acted.result.docket]));
  };
  return (
    <FoldedForm
      title={m.dockets.open}
      act={open}
      send={send}
      submit={m.dockets.doOpen}
      help={m.dockets.openHelp}
    >
      <div className="fields">
        <Line
          label={m.dockets.titleEn}
          value={values.en}
          most={400}
          change={(en) => change({ en })}
          required={false}
        />
        <Line
          label={m.dockets.titleFr}
          value={values.fr}
          most={400}
          change={(fr) => change({ fr })}
          required={false}
        />
        <Line
          label={m.dockets.reference}
          value={values.reference}
          most={40}
          change={(reference) => change({ reference })}
          optional
        />
        <Line
          label={m.dockets.concerned}
          help={m.dockets.concernedHelp}
          value={values.concerned}
          change={(concerned) => change({ concerned })}
        />
        <Line
          label={m.dockets.areas}
          help={m.dockets.areasHelp}
          value={values.areas}
          change={(areas) => change({ areas })}
        />
        <Line
          label={m.dockets.ground}
          value={values.ground}
          most={20}
          change={(ground) => change({ ground })}
          optional
        />
        <Choice
          label={m.dockets.impact}
          value={values.impact}
          codes={docketImpacts}
          names={m.dockets.impacts}
          change={(impact) => change({ impact })}
        />
      </div>
    </FoldedForm>
  );
}
