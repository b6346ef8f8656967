import type { shownCard } from "@entente/api";
import type { z } from "zod";
import { useLanguage } from "../language/language.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fingerprint } from "./fingerprint.tsx";

type Named = z.infer<typeof shownCard>["certificates"];
type Where = keyof Named;
type Pin = Named[Where][number];

/** Which keys this node's certificates have now; absent for a partner, of whom only the card is known. */
export type InUse = { readonly [W in Where]?: string | undefined };

const PLACES: readonly Where[] = ["listens", "calls"];

/** The keys of certificates that a card names, as two people read them to each other; every one of them is taken. */
export function Certificates({ of, inUse }: { readonly of: Named; readonly inUse?: InUse | undefined }) {
  const { m } = useLanguage();
  const words = m.partners.certificates;
  return (
    <section className="stack">
      <h3>{words.title}</h3>
      {PLACES.every((where) => of[where].length === 0) ? (
        <p className="small soft">{words.none}</p>
      ) : (
        <>
          {PLACES.map((where) => (
            <div key={where}>
              <h4>{words.places[where]}</h4>
              {of[where].length === 0 ? <p className="small soft">{words.any}</p> : null}
              <ul className="card-keys">
                {of[where].map((pin, at) => (
                  <PinItem key={pin.digest} of={pin} stands={standsOf(pin, at, inUse, where)} />
                ))}
              </ul>
            </div>
          ))}
          <p className="small soft">{words.readAloud}</p>
        </>
      )}
    </section>
  );
}

type Stands = "inUse" | "accepted" | "announced" | "before";

/** A card names the key in use first, then the one that will take its place. What this node shows itself, it knows. */
function standsOf({ digest }: Pin, at: number, inUse: InUse | undefined, where: Where): Stands {
  const now = inUse?.[where];
  if (now === undefined) return at === 0 ? "accepted" : "announced";
  if (digest === now) return "inUse";
  return at === 0 ? "before" : "announced";
}

function PinItem({
  of: { digest, fingerprint, since },
  stands,
}: {
  readonly of: Pin;
  readonly stands: Stands;
}) {
  const { m, f } = useLanguage();
  const words = m.partners.certificates;
  return (
    <li>
      <p>
        <span className={`mark ${stands === "announced" ? "warn" : stands === "before" ? "" : "good"}`}>
          {words[stands]}
        </span>{" "}
        <span className="small soft">{words.since(f.number(since.sequence), f.time(since.at))}</span>
      </p>
      <p>
        <Fingerprint of={fingerprint} />
      </p>
      <Digest value={digest} whole />
    </li>
  );
}
