/** Type names have 3 to 250 characters (STIX 2.1 section 3.1), the UUID 36, the dashes 2. */
const LONGEST_TYPE = 250;
const UUID_LENGTH = 36;
const TYPE_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-?$/;
/** RFC 9562 prints lower case; a second spelling of the same id would defeat every comparison. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isTypeName(text: string): boolean {
  return text.length >= 3 && text.length <= LONGEST_TYPE && TYPE_NAME.test(text);
}

export function isUuid(text: string): boolean {
  return text.length === UUID_LENGTH && UUID.test(text);
}

/** The type within an id `type--UUID`, or `undefined` when the text is no id (STIX 2.1 section 2.9). */
export function typeOfId(id: string): string | undefined {
  const typeLength = id.length - UUID_LENGTH - 2;
  if (typeLength < 3 || typeLength > LONGEST_TYPE) return undefined;
  if (!id.startsWith("--", typeLength) || !isUuid(id.slice(typeLength + 2))) return undefined;
  const type = id.slice(0, typeLength);
  return TYPE_NAME.test(type) ? type : undefined;
}

/** The version digit of the UUID of a well-formed id. */
export function uuidVersion(id: string): number {
  return Number(id.at(-22));
}
