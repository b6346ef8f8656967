import { type BodyOf, type InquiryView, inquiryOperations as ops } from "@entente/api";
import { DAY, instant, type Parties, type Party } from "../../testing/parties.ts";
import { opened as openedDocket, otherOf, put } from "../docket/testing.ts";

/** For tests: an inquiry of Arvenia and Talvia, brought as far as a test needs it. */
export class Case {
  readonly parties: Parties;
  readonly docket: string;
  readonly claims: readonly string[];
  inquiry = "";

  private constructor(parties: Parties, docket: string, claims: readonly string[]) {
    this.parties = parties;
    this.docket = docket;
    this.claims = claims;
  }

  /** A docket with that many claims; no inquiry yet. */
  static async alleged(parties: Parties, count = 1): Promise<Case> {
    const docket = await openedDocket(parties);
    const claims: string[] = [];
    for (let n = 1; n <= count; n++) claims.push(await put(parties, docket, { reference: `C${n}` }));
    return new Case(parties, docket, claims);
  }

  static async proposed(parties: Parties, count = 1): Promise<Case> {
    const made = await Case.alleged(parties, count);
    const { result } = await made.arvenia.call(ops.proposeInquiry, {
      params: { partner: parties.talvia.id },
      body: made.proposal(),
    });
    made.inquiry = result.inquiry;
    await parties.settle();
    return made;
  }

  /** Terms drafted by Arvenia and signed by both. */
  static async open(
    parties: Parties,
    count = 1,
    change: Partial<BodyOf<typeof ops.draftInquiryTerms>> = {},
  ): Promise<Case> {
    const made = await Case.proposed(parties, count);
    const digest = await made.draft(parties.arvenia, change);
    await made.sign(parties.arvenia, digest);
    await made.sign(parties.talvia, digest);
    return made;
  }

  proposal(): BodyOf<typeof ops.proposeInquiry> {
    return {
      docket: this.docket,
      claims: [...this.claims],
      areas: ["cyber"],
      answerBy: instant(this.parties.clock.now + 30 * DAY),
      title: "Records concerning Arvenia",
      ground: "Clause on joint inquiry; press reports of 5 May",
    };
  }

  terms(): BodyOf<typeof ops.draftInquiryTerms> {
    const { now } = this.parties.clock;
    return {
      facts: { en: "Where the records were collected, and by whom.", fr: "Où, et par qui." },
      powers: { en: "Registers are compared.", fr: "Les registres sont comparés." },
      bodies: ["XAR-INSPECTION", "XTL-REVIEW"],
      languages: ["en", "fr"],
      evidenceUntil: instant(now + 20 * DAY),
      commentHours: 0,
      signHours: 240,
      withoutConsent: "notice",
    };
  }

  get arvenia() {
    return this.parties.client(this.parties.arvenia, "inquirer");
  }
  get talvia() {
    return this.parties.client(this.parties.talvia, "inquirer");
  }

  /** Path parameters for a party's own node. */
  at(party: Party) {
    return { params: { partner: otherOf(this.parties, party).id, inquiry: this.inquiry } };
  }

  client(party: Party, who: "inquirer" | "liaison" | "envoy" | "overseer" = "inquirer") {
    return this.parties.client(party, who);
  }

  async draft(party: Party, change: Partial<BodyOf<typeof ops.draftInquiryTerms>> = {}): Promise<string> {
    const body = { ...this.terms(), ...change };
    const { result } = await this.client(party).call(ops.draftInquiryTerms, { ...this.at(party), body });
    await this.parties.settle();
    return result.digest;
  }

  async sign(party: Party, digest: string): Promise<void> {
    const signatory = this.client(party, "liaison");
    await signatory.call(ops.signInquiryTerms, { ...this.at(party), body: { digest } });
    await this.parties.settle();
  }

  view(party: Party): Promise<InquiryView> {
    return this.client(party).call(ops.getInquiry, this.at(party));
  }

  async state(party: Party): Promise<string> {
    return (await this.view(party)).state;
  }

  submission(change: Partial<BodyOf<typeof ops.submitEvidence>> = {}): BodyOf<typeof ops.submitEvidence> {
    return {
      name: "E6",
      description: "Signed register of what was provided.",
      mediaType: "text/plain",
      claimedOrigin: "register of the service",
      obtained: { how: "exported by the service", by: "XAR-INSPECTION", at: "2026-11-19T08:00:00Z" },
      label: "TLP:AMBER",
      rights: "both parties, for this inquiry",
      bytes: Buffer.from("35,100,000 records provided\n").toString("base64"),
      quarantined: false,
      root: { kind: "register" },
      bears: [{ claim: this.claims[0]!, way: "supports" }],
      ...change,
    };
  }

  async submit(party: Party, change: Partial<BodyOf<typeof ops.submitEvidence>> = {}) {
    const body = this.submission(change);
    const { result } = await this.client(party).call(ops.submitEvidence, { ...this.at(party), body });
    await this.parties.settle();
    return result;
  }

  /** E1 of the sample: a leaked chart, of which nobody takes the bytes in. */
  leak(root?: string): Partial<BodyOf<typeof ops.submitEvidence>> {
    const { bytes: _, ...rest } = this.submission();
    return {
      ...rest,
      bytes: undefined,
      name: "E1",
      sha256: `sha256:${"L".repeat(43)}`,
      size: 1200,
      quarantined: true,
      root: root === undefined ? { kind: "leak" } : { kind: "leak", id: root },
    };
  }

  async link(party: Party, from: string, relation: "same_origin" | "derived_from", to: string) {
    const body = { from, relation, to, why: "Both print the same register, line by line." };
    await this.client(party).call(ops.linkEvidence, { ...this.at(party), body });
    await this.parties.settle();
  }

  async closeEvidence(): Promise<void> {
    for (const party of [this.parties.arvenia, this.parties.talvia])
      await this.client(party).call(ops.closeEvidence, this.at(party));
    await this.parties.settle();
  }

  finding(change: Partial<BodyOf<typeof ops.draftFinding>> = {}): BodyOf<typeof ops.draftFinding> {
    return {
      number: 2,
      status: "assessed",
      claims: [...this.claims],
      text: {
        en: "It is very unlikely that the records were collected on Arvenian territory. Our confidence is moderate: two registers agree, one cable site was not inspected.",
        fr: "Il est très improbable que les enregistrements aient été collectés sur le territoire arvénien. Notre confiance est modérée : deux registres concordent, un site n’a pas été inspecté.",
      },
      aspects: ["place"],
      likelihood: "very-unlikely",
      confidence: "moderate",
      figures: [],
      basis: { roots: [], contrary: { en: "The chart names Arvenia.", fr: "Le graphique nomme l’Arvénie." } },
      alternatives: [{ en: "Transit cables.", fr: "Des câbles de transit." }],
      ...change,
    };
  }

  async find(party: Party, change: Partial<BodyOf<typeof ops.draftFinding>> = {}) {
    const body = this.finding(change);
    const { result } = await this.client(party).call(ops.draftFinding, { ...this.at(party), body });
    await this.parties.settle();
    return result;
  }

  async circulate(party: Party): Promise<void> {
    await this.client(party).call(ops.circulateReport, this.at(party));
    await this.parties.settle();
  }

  async finalise(party: Party): Promise<string> {
    const { result } = await this.client(party).call(ops.finaliseReport, this.at(party));
    await this.parties.settle();
    return result.digest;
  }

  async signReport(party: Party, digest: string): Promise<void> {
    const signatory = this.client(party, "liaison");
    await signatory.call(ops.signReport, { ...this.at(party), body: { digest } });
    await this.parties.settle();
  }
}
