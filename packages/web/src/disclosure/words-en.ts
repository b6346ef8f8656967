/** Words of the page where an insider hands in a disclosure. It names no product: nothing on it should stand out. */
export const en = {
  title: "Form",
  heading: "Tell an oversight body",
  lead: (name: string) =>
    `For people inside ${name} who saw a breach of an agreement or of the law. What you write is sealed on this device for the bodies you choose. Nobody else can open it: not this server, not those who run it, not the executive.`,
  someParty: "this organisation",
  language: "Language",
  leave: "Leave now",
  leaveHelp: "Leaving clears what this site stored. It does not clear your browser’s history.",

  before: "Before you begin: what this page does not promise",
  promises: [
    "It does not hide you from somebody who watches the network (unless you come by Tor), from whoever controls this device, such as your employer, or from whoever controls the server that this page comes from. Those could give you another page. The offline command avoids that.",
    "It does not change how you write, and cannot hide facts that only you know.",
    "It gives no immunity. The law of each country decides what you may say to whom, and this page claims to meet none of them.",
    "Classified content may be an offence to send here, even to an oversight body. Describe first what it is about, and ask.",
    "It does not delete anything from the files of the body, and nobody promises that anyone acts.",
    "A lost receipt cannot be recovered by anybody. Without it you cannot read an answer.",
    "A file may say who made it, where and when. Nothing is taken out of it. Text written here says less.",
    "Whoever controls the server cannot read what is sealed, but can see that sealed files are there, how many, and which of three sizes each has.",
  ],

  who: "Who can read it",
  whoHelp:
    "Choose one body or more. Compare the fingerprint with one that the body publishes elsewhere: then you know whose key it is.",
  fingerprint: "Fingerprint",
  nobody: "No oversight body has a key here yet. Nothing can be handed in.",
  openedBy: (bodies: string) => `Only ${bodies} can open it.`,
  choose: "Choose at least one body.",

  what: "What you report",
  text: "Your report",
  textHelp: "What happened, when, how you know. At most 500 KiB in all.",
  file: "Or a file instead of text",
  sealedFile: "Or a file that you sealed offline",
  sealedHelp: "It was sealed to the bodies you named then; its receipt is the one you were given then.",
  nothing: "Write something, or choose a file.",
  tooLarge: "This is more than can be handed in for now: 500 KiB. Describe first, and offer the rest.",
  submit: "Seal and hand in",
  sealing: "Sealing. This takes some seconds.",
  working: "Doing the work that stands in place of watching addresses.",
  sending: "Handing in.",

  done: "Handed in",
  receipt: "Your receipt",
  receiptHelp:
    "Write these twenty digits down, on paper if you can. They are shown once. Nobody else has them, and nobody can give them to you again.",
  sealedReceipt: "Your receipt is the one that the offline command gave you.",
  acknowledged: (day: string) =>
    `Taken in on ${day}. The body should acknowledge it within 7 days, and say within 3 months what became of it: come back with the receipt.`,
  saveAcknowledgement: "Save the acknowledgement",
  acknowledgementHelp:
    "It holds a day and a number that says nothing. With your receipt and the report you can prove later that this very report was handed in. A saved file is a trace: keep it only if you want to.",
  notTaken: "It was not taken in",
  saveSealed: "Save the sealed file",
  saveSealedHelp: "It stays good with the receipt above: hand it in later.",

  read: "Read an answer",
  readReceipt: "Your receipt: twenty digits",
  readSubmit: "Look",
  looking: "Looking. This takes some seconds.",
  badReceipt: "A receipt has twenty digits, and the first is below five.",
  noAnswer:
    "Nothing to read with this receipt. A mailbox without an answer and a receipt that is wrong look the same.",
  answer: (n: number) => `Answer ${n}`,
  kinds: {
    acknowledgement: "It says that the report has arrived.",
    feedback: "It says what became of the report.",
  },
  failed: "This did not work. Check the connection and try again.",
};
export type Words = typeof en;
