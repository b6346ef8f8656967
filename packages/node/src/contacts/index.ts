export { type Contacts, createContacts } from "./contacts.ts";
