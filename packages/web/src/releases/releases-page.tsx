import { releaseOperations } from "@entente/api";
import { usePages } from "../data/use-pages.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { ListPage } from "../ui/list-page.tsx";
import { Segments } from "../ui/segments.tsx";
import { recipientText } from "./recipient-text.ts";

const states = ["proposed", "refused", "made", "withdrawn", "turned-down"] as const;

/** Proposals and releases; those that wait for approval first of all. */
export function ReleasesPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const nameOf = usePeople();
  const session = useSession();
  const state = states.find((one) => one === query.get("state"));
  const pages = usePages(releaseOperations.listReleases, {
    query: { partner, limit: 100, ...(state === undefined ? {} : { state }) },
  });
  return (
    <ListPage
      title={m.lists.releases}
      caption={m.lists.releasesCaption}
      at="releases"
      filters={state === undefined ? [] : [[m.lists.state, m.lists.releaseStates[state] ?? state]]}
      pages={pages}
      keyOf={(one) => one.id}
      columns={[
        {
          name: m.lists.when,
          cell: (one) => <a href={address(["releases", one.id])}>{f.time(one.proposedAt)}</a>,
        },
        { name: m.proposal.by, cell: ({ by }) => <bdi>{nameOf(by)}</bdi> },
        { name: m.lists.to, cell: ({ recipient }) => recipientText(recipient, m, f) },
        {
          name: m.lists.state,
          cell: (one) => (
            <span className={one.state === "proposed" ? "warn" : undefined}>
              {m.lists.releaseStates[one.state]}
            </span>
          ),
        },
        {
          name: m.proposal.approvals,
          cell: (one) => m.proposal.approvalsOf(one.approvals.length, one.approvalsNeeded),
        },
        { name: m.lists.number, figure: true, cell: ({ products }) => f.number(products) },
      ]}
    >
      <Segments
        label={m.lists.state}
        of={[
          { name: m.desk.waiting.every, href: address(["releases"]), here: state === undefined },
          {
            name: m.desk.waiting.anyone,
            href: address(["releases"], { state: "proposed" }),
            here: state === "proposed",
          },
          ...(session.is("release-officer")
            ? [{ name: m.desk.waiting.mine, href: address(["approvals"]), here: false }]
            : []),
        ]}
      />
    </ListPage>
  );
}
