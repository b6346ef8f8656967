const PROPERTY_NAME = /^[a-z0-9_]+$/;

/** STIX 2.1 section 3.1: lower case, digits and underscores, 3 to 250 characters (`id` is the exception). */
export function isPropertyName(name: string): boolean {
  return name === "id" || (name.length >= 3 && name.length <= 250 && PROPERTY_NAME.test(name));
}
