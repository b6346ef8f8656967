const names = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Types of the standard by kind (STIX 2.1 sections 4 to 7), without their rules: references need only names. */
export const observableTypeNames = names(
  "artifact autonomous-system directory domain-name email-addr email-message file ipv4-addr ipv6-addr mac-addr mutex network-traffic process software url user-account windows-registry-key x509-certificate",
);
export const domainTypeNames = names(
  "attack-pattern campaign course-of-action grouping identity incident indicator infrastructure intrusion-set location malware malware-analysis note observed-data opinion report threat-actor tool vulnerability",
);
export const relationshipTypeNames = names("relationship sighting");
export const metaTypeNames = names("extension-definition language-content marking-definition");

/** An observable of the standard, or a type that it does not define and that may therefore be one. */
export function isObservableType(type: string): boolean {
  return observableTypeNames.has(type) || isForeign(type);
}

/** What a relationship may join: domain objects, observables and custom types (STIX 2.1 section 5.1). */
export function isRelatable(type: string): boolean {
  return type !== "bundle" && !relationshipTypeNames.has(type) && !metaTypeNames.has(type);
}

/** What can be sighted: domain objects and custom types (STIX 2.1 section 5.2). */
export function isSightable(type: string): boolean {
  return isRelatable(type) && !observableTypeNames.has(type);
}

/** What a report, grouping, note or opinion may name. */
export function isPossibleMember(type: string): boolean {
  return type !== "bundle";
}

function isForeign(type: string): boolean {
  return type !== "bundle" && !domainTypeNames.has(type) && isRelatable(type);
}
