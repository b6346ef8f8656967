import type { PageRoute } from "../router.ts";
import { ChannelPage } from "./channel-page.tsx";
import { ContactPage } from "./contact-page.tsx";
import { ContactsPage } from "./contacts-page.tsx";
import { ProtestsPage } from "./protests-page.tsx";
import { ThreadPage } from "./thread-page.tsx";
import { UndertakingPage } from "./undertaking-page.tsx";
import { UndertakingsPage } from "./undertakings-page.tsx";
import "./contacts.css";

/** Contacts and read-outs, undertakings, protest, summons and the channel. */
export const contactsPages: Readonly<Record<string, PageRoute>> = {
  contacts: ({ path: [, place, id], query }) => {
    if (place === undefined) return <ContactsPage />;
    if (place === "undertakings")
      return id === undefined ? <UndertakingsPage query={query} /> : <UndertakingPage id={id} />;
    if (place === "protests") return <ProtestsPage />;
    if (place === "channel") return id === undefined ? <ChannelPage /> : <ThreadPage id={id} />;
    return <ContactPage id={place} />;
  },
};
