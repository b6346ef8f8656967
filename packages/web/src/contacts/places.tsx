import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Segments } from "../ui/segments.tsx";

/** From each page of contacts to the others. The channel has fewer readers. */
export function Places({ here }: { readonly here: "" | "undertakings" | "protests" | "channel" }) {
  const { m } = useLanguage();
  const session = useSession();
  const places = [
    { at: "", name: m.contacts.title, shown: true },
    { at: "undertakings", name: m.undertakings.title, shown: true },
    { at: "protests", name: m.protests.title, shown: true },
    { at: "channel", name: m.channel.title, shown: session.is("liaison-officer", "overseer") },
  ] as const;
  return (
    <Segments
      label={m.contacts.places}
      of={places
        .filter(({ shown }) => shown)
        .map(({ at, name }) => ({
          name,
          href: address(at === "" ? ["contacts"] : ["contacts", at]),
          here: at === here,
        }))}
    />
  );
}

/** Whether whoever looks may act as the party's liaison officer here. */
export function useMayAct(): boolean {
  const session = useSession();
  return session.is("liaison-officer") && session.who.mayAct;
}
