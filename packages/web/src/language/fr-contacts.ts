import type { enContacts } from "./en-contacts.ts";

export const frContacts: typeof enContacts = {
  contacts: {
    title: "Contacts",
  },
};
