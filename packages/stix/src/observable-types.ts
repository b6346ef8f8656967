import {
  base64,
  type Check,
  charset,
  dictionary,
  flag,
  hashes,
  hex,
  integer,
  language,
  list,
  mimeType,
  oneOf,
  record,
  reference,
  referenceTo,
  text,
  timestamp,
  url,
  vocabulary,
} from "./checks.ts";
import { ipv4, ipv6, mac } from "./network-address.ts";
import { anyOf, deprecated, needs, notBoth, ordered, refuse } from "./rules.ts";
import { isObservableType } from "./type-names.ts";
import { type TypeRules, typeRules } from "./type-rules.ts";

const count = integer(0);
const port = integer(0, 65_535);
const fileTimes = { ctime: timestamp, mtime: timestamp, atime: timestamp };
const mailbox = referenceTo("email-addr");
const mailboxes = list(mailbox);
const endpoint = referenceTo("ipv4-addr", "ipv6-addr", "mac-addr", "domain-name");

/** Common Platform Enumeration 2.3, formatted string: eleven components, escaped colons aside. */
const cpe: Check = (value, report) => {
  if (typeof value !== "string") return report.error("wrong-type", "must be a string");
  const parts = value.length > 1000 ? [] : value.replace(/\\./g, "").split(":");
  if (parts.length !== 13 || parts[0] !== "cpe" || parts[1] !== "2.3" || !/^[aho*-]$/.test(parts[2] ?? "")) {
    report.error("value", "must be a CPE 2.3 name");
  }
};

/** Hive names that the standard wants written out (STIX 2.1 section 6.17). */
const SHORT_HIVES: ReadonlySet<string> = new Set(["HKLM", "HKCU", "HKCR", "HKCC", "HKU"]);

const registryKey: Check = (value, report) => {
  text(value, report);
  if (
    typeof value === "string" &&
    SHORT_HIVES.has(value.slice(0, 5).split("\\", 1)[0]?.toUpperCase() ?? "")
  ) {
    report.error("value", "must spell out the hive");
  }
};

const registryValues = list(
  record([], {
    name: text,
    data: text,
    data_type: oneOf(
      ..."REG_NONE REG_SZ REG_EXPAND_SZ REG_BINARY REG_DWORD REG_DWORD_BIG_ENDIAN REG_DWORD_LITTLE_ENDIAN REG_LINK REG_MULTI_SZ REG_RESOURCE_LIST REG_FULL_RESOURCE_DESCRIPTION REG_RESOURCE_REQUIREMENTS_LIST REG_QWORD REG_INVALID_TYPE".split(
        " ",
      ),
    ),
  }),
);

const mimePart = record([], {
  body: text,
  body_raw_ref: referenceTo("artifact", "file"),
  content_type: text,
  content_disposition: text,
});

function observable(properties: { [name: string]: Check }, ...rules: Parameters<typeof anyOf>[]): TypeRules {
  return typeRules("observable", properties, ...rules.map((names) => anyOf(...names)));
}

/** An observable that needs at least one of its own properties. */
function observableWithAny(properties: { [name: string]: Check }): TypeRules {
  return observable(properties, [...Object.keys(properties), "extensions"]);
}

/** STIX cyber-observable objects (STIX 2.1 section 6). */
export const observableTypes: ReadonlyMap<string, TypeRules> = new Map(
  Object.entries({
    artifact: typeRules(
      "observable",
      {
        mime_type: mimeType,
        payload_bin: base64,
        url,
        hashes,
        encryption_algorithm: oneOf("AES-256-GCM", "ChaCha20-Poly1305", "mime-type-indicated"),
        decryption_key: text,
      },
      anyOf("payload_bin", "url"),
      notBoth("payload_bin", "url"),
      needs("url", "hashes"),
      needs("decryption_key", "encryption_algorithm"),
    ),
    "autonomous-system": observable({ "number*": count, name: text, rir: text }),
    directory: observable({
      "path*": text,
      path_enc: charset,
      ...fileTimes,
      contains_refs: list(referenceTo("file", "directory")),
    }),
    "domain-name": typeRules(
      "observable",
      { "value*": text, resolves_to_refs: list(referenceTo("ipv4-addr", "ipv6-addr", "domain-name")) },
      deprecated("resolves_to_refs", "a relationship resolves-to takes its place"),
    ),
    "email-addr": observable({
      "value*": text,
      display_name: text,
      belongs_to_ref: referenceTo("user-account"),
    }),
    "email-message": typeRules(
      "observable",
      {
        "is_multipart*": flag,
        date: timestamp,
        content_type: text,
        from_ref: mailbox,
        sender_ref: mailbox,
        to_refs: mailboxes,
        cc_refs: mailboxes,
        bcc_refs: mailboxes,
        message_id: text,
        subject: text,
        received_lines: list(text),
        additional_header_fields: dictionary(),
        body: text,
        body_multipart: list(mimePart),
        raw_email_ref: referenceTo("artifact"),
      },
      refuse(
        "body",
        "not-allowed",
        "must not stand in a multipart message",
        (mail) => mail.is_multipart === true && Object.hasOwn(mail, "body"),
      ),
      refuse(
        "body_multipart",
        "not-allowed",
        "must stand only in a multipart message",
        (mail) => mail.is_multipart === false && Object.hasOwn(mail, "body_multipart"),
      ),
    ),
    file: observable(
      {
        hashes,
        size: count,
        name: text,
        name_enc: charset,
        magic_number_hex: hex,
        mime_type: mimeType,
        ...fileTimes,
        parent_directory_ref: referenceTo("directory"),
        contains_refs: list(reference(isObservableType, "an observable")),
        content_ref: referenceTo("artifact"),
      },
      ["hashes", "name"],
    ),
    "ipv4-addr": typeRules(
      "observable",
      {
        "value*": ipv4,
        resolves_to_refs: list(referenceTo("mac-addr")),
        belongs_to_refs: list(referenceTo("autonomous-system")),
      },
      deprecated("resolves_to_refs", "a relationship resolves-to takes its place"),
      deprecated("belongs_to_refs", "a relationship belongs-to takes its place"),
    ),
    "ipv6-addr": typeRules(
      "observable",
      {
        "value*": ipv6,
        resolves_to_refs: list(referenceTo("mac-addr")),
        belongs_to_refs: list(referenceTo("autonomous-system")),
      },
      deprecated("resolves_to_refs", "a relationship resolves-to takes its place"),
      deprecated("belongs_to_refs", "a relationship belongs-to takes its place"),
    ),
    "mac-addr": observable({ "value*": mac }),
    mutex: observable({ "name*": text }),
    "network-traffic": typeRules(
      "observable",
      {
        start: timestamp,
        end: timestamp,
        is_active: flag,
        src_ref: endpoint,
        dst_ref: endpoint,
        src_port: port,
        dst_port: port,
        "protocols*": list(text),
        src_byte_count: count,
        dst_byte_count: count,
        src_packets: count,
        dst_packets: count,
        ipfix: dictionary(),
        src_payload_ref: referenceTo("artifact"),
        dst_payload_ref: referenceTo("artifact"),
        encapsulates_refs: list(referenceTo("network-traffic")),
        encapsulated_by_ref: referenceTo("network-traffic"),
      },
      anyOf("src_ref", "dst_ref"),
      ordered("start", "end"),
      refuse(
        "end",
        "not-allowed",
        "must not be given while the traffic is active",
        (traffic) => traffic.is_active === true && Object.hasOwn(traffic, "end"),
      ),
    ),
    process: observableWithAny({
      is_hidden: flag,
      pid: integer(),
      created_time: timestamp,
      cwd: text,
      command_line: text,
      environment_variables: dictionary(text),
      opened_connection_refs: list(referenceTo("network-traffic")),
      creator_user_ref: referenceTo("user-account"),
      image_ref: referenceTo("file"),
      parent_ref: referenceTo("process"),
      child_refs: list(referenceTo("process")),
    }),
    software: observable({
      "name*": text,
      cpe,
      swid: text,
      languages: list(language),
      vendor: text,
      version: text,
    }),
    url: observable({ "value*": url }),
    "user-account": observableWithAny({
      user_id: text,
      credential: text,
      account_login: text,
      account_type: vocabulary("account-type-ov"),
      display_name: text,
      is_service_account: flag,
      is_privileged: flag,
      can_escalate_privs: flag,
      is_disabled: flag,
      account_created: timestamp,
      account_expires: timestamp,
      credential_last_changed: timestamp,
      account_first_login: timestamp,
      account_last_login: timestamp,
    }),
    "windows-registry-key": observableWithAny({
      key: registryKey,
      values: registryValues,
      modified_time: timestamp,
      creator_user_ref: referenceTo("user-account"),
      number_of_subkeys: count,
    }),
    "x509-certificate": observableWithAny({
      is_self_signed: flag,
      hashes,
      version: text,
      serial_number: text,
      signature_algorithm: text,
      issuer: text,
      validity_not_before: timestamp,
      validity_not_after: timestamp,
      subject: text,
      subject_public_key_algorithm: text,
      subject_public_key_modulus: text,
      subject_public_key_exponent: integer(),
      x509_v3_extensions: record([], {
        private_key_usage_period_not_before: timestamp,
        private_key_usage_period_not_after: timestamp,
      }),
    }),
  }),
);
