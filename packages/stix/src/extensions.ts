import type { JsonValue } from "@entente/json";
import { type Check, isDictionary } from "./checks.ts";
import { typeOfId } from "./identifier.ts";

/** STIX 2.1 section 7.3. */
export const EXTENSION_TYPES = [
  "new-sdo",
  "new-sco",
  "new-sro",
  "property-extension",
  "toplevel-property-extension",
] as const;
export type ExtensionType = (typeof EXTENSION_TYPES)[number];

const TYPES: ReadonlySet<unknown> = new Set(EXTENSION_TYPES);
const PREDEFINED_KEY = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$/;

/** Extensions whose meaning somebody has published and this package names. */
export const KNOWN_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ["extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d", "TLP 2.0"],
  ["extension-definition--3a65884d-005a-4290-8335-cb2d778a83ce", "ACS 3.0"],
  ["extension-definition--762e2e97-ee51-43e5-a9ea-165fbb862c4a", "IEP 2.0"],
  ["extension-definition--dff17fb3-edcb-4f99-ad1b-4b751c95738a", "CUI"],
]);

const PREDEFINED: ReadonlySet<string> = new Set([
  "archive-ext",
  "ntfs-ext",
  "pdf-ext",
  "raster-image-ext",
  "windows-pebinary-ext",
  "http-request-ext",
  "icmp-ext",
  "socket-ext",
  "tcp-ext",
  "windows-process-ext",
  "windows-service-ext",
  "unix-account-ext",
]);

/** Unknown extensions pass untouched, with a warning; their schemas are never fetched. */
export const extensions: Check = (value, report) => {
  if (!isDictionary(value)) return report.error("wrong-type", "must be a dictionary");
  for (const [key, content] of Object.entries(value)) {
    report.at(key, () => {
      const defined = typeOfId(key) === "extension-definition";
      const predefined = key.length <= 250 && PREDEFINED_KEY.test(key);
      if (!defined && !predefined)
        report.error("extension", "is neither an extension-definition id nor ...-ext");
      if (!isDictionary(content)) return report.error("wrong-type", "must be a dictionary");
      if (defined && !TYPES.has(content.extension_type)) {
        report.error("extension", `needs an extension_type: ${EXTENSION_TYPES.join(", ")}`);
      }
      if (!KNOWN_EXTENSIONS.has(key) && !PREDEFINED.has(key)) {
        report.warn("unknown-extension", "is kept, but not understood");
      }
    });
  }
};

/** Which kind of new object the object's extensions declare it to be, if any. */
export function declaredKind(
  extensions: JsonValue | undefined,
): "new-sdo" | "new-sco" | "new-sro" | undefined {
  return extensionTypes(extensions).find(
    (type) => type === "new-sdo" || type === "new-sco" || type === "new-sro",
  );
}

/** Whether an extension may bring properties of its own to the top level. */
export function extendsTopLevel(extensions: JsonValue | undefined): boolean {
  return extensionTypes(extensions).some((type) => type !== "property-extension");
}

function extensionTypes(extensions: JsonValue | undefined): ExtensionType[] {
  if (!isDictionary(extensions)) return [];
  return Object.values(extensions).flatMap((content) => {
    const named = isDictionary(content) ? content.extension_type : undefined;
    return EXTENSION_TYPES.filter((type) => type === named);
  });
}
