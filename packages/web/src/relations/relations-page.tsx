import { type RelationView, relationOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Beneath, Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { Fingerprint } from "./fingerprint.tsx";
import "./relations.css";
import { PairForm } from "./pair-form.tsx";

/** Every partner at a glance, this party's own card, and the way to a new partner. */
export function RelationsPage() {
  const { m } = useLanguage();
  const words = m.partners;
  const relations = useRead(relationOperations.listRelations, {});
  const card = useRead(relationOperations.card, {});
  const session = useSession();
  return (
    <Page title={words.title} lead={words.lead} crumb={<a href={address([])}>{m.state.title}</a>}>
      <div className="stack">
        <Ready of={relations}>{({ items }) => <Partners items={items} />}</Ready>
        <Beneath unread={relations.busy || card.busy}>
          {session.is("liaison-officer", "administrator") ? (
            <p>
              <a href={address(["carry"])}>{words.carryLink}</a>
            </p>
          ) : null}
          <Sheet title={words.ownCard}>
            <Ready of={card}>
              {({ fingerprint }) => (
                <div className="stack">
                  <p className="soft">{words.ownLead}</p>
                  <p>
                    <Fingerprint of={fingerprint} />
                  </p>
                  <p>
                    <a href={relationOperations.card.path} download="our-card.json">
                      {words.download}
                    </a>
                  </p>
                </div>
              )}
            </Ready>
          </Sheet>
          <Sheet title={m.pairing.title}>
            {session.is("liaison-officer") ? (
              <PairForm paired={relations.again} />
            ) : (
              <p className="soft">{m.pairing.notYours}</p>
            )}
          </Sheet>
        </Beneath>
      </div>
    </Page>
  );
}

function Partners({ items }: { readonly items: readonly RelationView[] }) {
  const { m, f } = useLanguage();
  const words = m.partners;
  const logOf = ({ logs }: RelationView, mine: boolean) => logs.find((log) => log.mine === mine);
  // What there is to do then follows below: the own card, and pairing.
  if (items.length === 0) return <p className="soft">{m.relations.none}</p>;
  return (
    <section className="sheet" aria-label={words.title}>
      <Table
        caption={words.caption}
        rows={items}
        keyOf={({ partner }) => partner}
        columns={[
          {
            name: words.partner,
            cell: ({ partner, name }) => (
              <a href={address(["relations", partner])}>
                <bdi>{f.start(name)}</bdi>
              </a>
            ),
          },
          {
            name: words.heard,
            cell: (one) => {
              const log = logOf(one, false);
              return log === undefined
                ? "–"
                : words.allOf(f.number(log.size), f.number(Math.max(log.published, log.size)));
            },
          },
          {
            name: words.heardBy,
            cell: (one) => {
              const log = logOf(one, true);
              return log === undefined ? "–" : words.allOf(f.number(log.published), f.number(log.size));
            },
          },
          {
            name: words.contact,
            cell: ({ lastContact }) => (lastContact === undefined ? words.never : f.time(lastContact)),
          },
          {
            name: words.stands,
            cell: ({ stopped }) => (
              <span className={`mark ${stopped === undefined ? "good" : "bad"}`}>
                {stopped === undefined ? words.open : words.stopped}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
