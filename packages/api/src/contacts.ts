/** Contacts and read-outs, undertakings, protest, summons and the channel. */
export const contactOperations = {};
