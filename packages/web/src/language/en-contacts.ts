/** Words of: contacts. */
export const enContacts = {
  contacts: {
    title: "Contacts",
  },
};
