import type { Dictionary } from "./checks.ts";
import { deterministicId } from "./deterministic-id.ts";
import { SeededRandom } from "./random.ts";
import { tlpMarkingObjects } from "./sample-markings.ts";
import { acts, findings, groups, places, sectors, tools } from "./sample-words.ts";
import { TLP_MARKINGS } from "./tlp.ts";
import type { StixObject } from "./types.ts";

export type SampleOptions = { seed: number; count: number };

/** Objects that later ones may refer to; more would make memory grow with `count`. */
const REMEMBERED = 64;
const START = Date.UTC(2026, 0, 5);
const TLP_IDS = [...TLP_MARKINGS.keys()];

/**
 * Invented objects, the same for the same seed: markings, an identity, indicators, malware, sightings, reports,
 * observables, relationships, later versions, revocations, every TLP marking, granular markings. References
 * lead to earlier objects of the same sample. Memory does not grow with `count`.
 */
export function* sampleObjects(options: SampleOptions): Generator<StixObject> {
  const writer = new SampleWriter(options.seed);
  let written = 0;
  for (const object of writer.preamble()) {
    if (written++ >= options.count) return;
    yield object;
  }
  while (written++ < options.count) yield writer.next();
}

/** The objects of `sampleObjects` as the bytes of one bundle, in pieces. */
export function* sampleBundle(options: SampleOptions): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const id = new SeededRandom(~options.seed).uuid();
  let before = `{"type":"bundle","id":"bundle--${id}","objects":[`;
  for (const object of sampleObjects(options)) {
    yield encoder.encode(before + JSON.stringify(object));
    before = ",";
  }
  yield encoder.encode(before === "," ? "]}" : `${before}]}`);
}

class SampleWriter {
  readonly #random: SeededRandom;
  readonly #author: string;
  readonly #statement: string;
  readonly #makers = [
    () => this.#indicator(),
    () => this.#malware(),
    () => this.#address(),
    () => this.#sighting(),
    () => this.#indicator(),
    () => this.#relationship(),
    () => this.#file(),
    () => this.#report(),
    () => this.#note(),
    () => this.#newVersion(),
    () => this.#indicator(),
    () => this.#revocation(),
  ];
  #turn = 0;
  /** Recent ids to refer to, and recent indicators to write new versions of. */
  readonly #ids: string[] = [];
  readonly #indicators: StixObject[] = [];
  readonly #malwareIds: string[] = [];

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
    this.#author = `identity--${this.#random.uuid()}`;
    this.#statement = `marking-definition--${this.#random.uuid()}`;
  }

  /** What the others refer to. */
  preamble(): StixObject[] {
    const created = this.#now();
    return [
      {
        type: "identity",
        spec_version: "2.1",
        id: this.#author,
        created,
        modified: created,
        name: `Response team of ${this.#random.pick(places)}`,
        identity_class: "organization",
        sectors: [this.#random.pick(sectors)],
      },
      {
        type: "marking-definition",
        spec_version: "2.1",
        id: this.#statement,
        created,
        created_by_ref: this.#author,
        definition_type: "statement",
        definition: { statement: "For exercise only. Every name and number is invented." },
      },
      ...tlpMarkingObjects(),
    ];
  }

  next(): StixObject {
    const make = this.#makers[this.#turn++ % this.#makers.length] ?? (() => this.#indicator());
    const object = make();
    if (this.#ids.length < REMEMBERED) this.#ids.push(object.id);
    else this.#ids[this.#turn % REMEMBERED] = object.id;
    return object;
  }

  #now(): string {
    return new Date(START + this.#turn * 1000 + this.#random.below(1000)).toISOString();
  }

  #prose(sentences: number): string {
    const parts = Array.from({ length: sentences }, () =>
      this.#random.below(2) === 0
        ? this.#random.pick(findings)
        : `Near ${this.#random.pick(places)}, ${this.#random.pick(groups)} ${this.#random.pick(acts)}.`,
    );
    return parts.join(" ");
  }

  #domainObject(type: string, properties: Dictionary): StixObject {
    const created = this.#now();
    return {
      type,
      spec_version: "2.1",
      id: `${type}--${this.#random.uuid()}`,
      created_by_ref: this.#author,
      created,
      modified: created,
      ...properties,
      ...this.#markings(properties),
    };
  }

  /** Mostly one TLP marking; now and then a statement beside it, a granular one, or none. */
  #markings(properties: Dictionary): Dictionary {
    const tlp = TLP_IDS[this.#turn % TLP_IDS.length] ?? this.#statement;
    const turn = this.#random.below(10);
    const marked: Dictionary =
      turn === 0 ? {} : { object_marking_refs: turn < 3 ? [tlp, this.#statement] : [tlp] };
    if (turn < 8 || typeof properties.description !== "string") return marked;
    const selectors = turn === 8 || !Array.isArray(properties.labels) ? ["description"] : ["labels.[0]"];
    return { ...marked, granular_markings: [{ marking_ref: this.#random.pick(TLP_IDS), selectors }] };
  }

  #indicator(): StixObject {
    const domain = `${this.#random.hex(8)}.${this.#random.pick(["example", "test", "invalid"])}`;
    const pattern =
      this.#random.below(2) === 0
        ? `[domain-name:value = '${domain}']`
        : `[ipv4-addr:value = '${this.#ipv4()}' AND file:hashes.'SHA-256' = '${this.#random.hex(64)}'] WITHIN 300 SECONDS`;
    const object = this.#domainObject("indicator", {
      name: `Beacon of ${this.#random.pick(tools)} to ${domain}`,
      description: this.#prose(4 + this.#random.below(6)),
      indicator_types: ["malicious-activity"],
      pattern,
      pattern_type: "stix",
      valid_from: this.#now(),
      labels: [this.#random.pick(sectors), this.#random.pick(groups).toLowerCase()],
      confidence: this.#random.below(101),
    });
    this.#remember(this.#indicators, object);
    return object;
  }

  #malware(): StixObject {
    const object = this.#domainObject("malware", {
      name: this.#random.pick(tools),
      description: this.#prose(5),
      malware_types: ["backdoor"],
      is_family: true,
      external_references: [
        { source_name: "case-book", external_id: `CB-${this.#random.below(9000) + 1000}` },
      ],
    });
    this.#remember(this.#malwareIds, object.id);
    return object;
  }

  #sighting(): StixObject {
    const seen = this.#now();
    return this.#domainObject("sighting", {
      sighting_of_ref: this.#indicators.at(-1)?.id ?? this.#author,
      where_sighted_refs: [this.#author],
      first_seen: seen,
      last_seen: seen,
      count: 1 + this.#random.below(40),
    });
  }

  #relationship(): StixObject {
    return this.#domainObject("relationship", {
      relationship_type: "indicates",
      source_ref: this.#indicators.at(-1)?.id ?? this.#author,
      target_ref: this.#malwareIds.at(-1) ?? this.#author,
      description: this.#prose(2),
    });
  }

  #report(): StixObject {
    const members = Array.from({ length: 3 + this.#random.below(12) }, () => this.#random.pick(this.#ids));
    return this.#domainObject("report", {
      name: `Week in ${this.#random.pick(places)}`,
      description: this.#prose(8),
      report_types: ["threat-report"],
      published: this.#now(),
      object_refs: [...new Set(members)],
    });
  }

  #note(): StixObject {
    return this.#domainObject("note", {
      abstract: `On ${this.#random.pick(groups)}`,
      content: this.#prose(6),
      object_refs: [this.#random.pick(this.#ids)],
      lang: "en",
    });
  }

  #address(): StixObject {
    const object = { type: "ipv4-addr", id: "", spec_version: "2.1", value: this.#ipv4() };
    return { ...object, id: deterministicId(object) ?? "" };
  }

  #file(): StixObject {
    const object: StixObject = {
      type: "file",
      id: "",
      spec_version: "2.1",
      hashes: { "SHA-256": this.#random.hex(64) },
      name: `${this.#random.hex(6)}.bin`,
      size: this.#random.below(1_000_000),
      object_marking_refs: [this.#random.pick(TLP_IDS)],
    };
    return { ...object, id: deterministicId(object) ?? "" };
  }

  #newVersion(): StixObject {
    const earlier = this.#indicators.shift();
    if (earlier === undefined) return this.#indicator();
    const later = { ...earlier, modified: this.#now(), confidence: this.#random.below(101) };
    this.#remember(this.#indicators, later);
    return later;
  }

  #revocation(): StixObject {
    const earlier = this.#indicators.shift();
    return earlier === undefined ? this.#indicator() : { ...earlier, modified: this.#now(), revoked: true };
  }

  #remember<Item>(list: Item[], item: Item): void {
    list.push(item);
    if (list.length > REMEMBERED) list.shift();
  }

  #ipv4(): string {
    const block = this.#random.pick(["192.0.2", "198.51.100", "203.0.113"]);
    return `${block}.${this.#random.below(256)}`;
  }
}
