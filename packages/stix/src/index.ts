export { type BundleObject, type BundleObjects, readBundle } from "./bundle.ts";
export { deriveObject, type Redaction } from "./derive.ts";
export { deterministicId } from "./deterministic-id.ts";
export { stixFrench } from "./french.ts";
export { typeOfId } from "./identifier.ts";
export {
  type EffectiveTlp,
  effectiveTlp,
  type GranularMarking,
  type Markings,
  markingsOf,
} from "./markings.ts";
export { isContainer, memberRefsOf, type Reference, referencesOf } from "./references.ts";
export { stixSaid } from "./said.ts";
export { type SampleOptions, sampleBundle, sampleObjects } from "./sample.ts";
export { resolveSelector } from "./selector.ts";
export { StixError, type StixErrorCode } from "./stix-error.ts";
export { textOf } from "./text.ts";
export { strictest, TLP_MARKINGS, TLP_ORDER, type Tlp } from "./tlp.ts";
export type { ErrorCode, Finding, StixObject, Validation, WarningCode } from "./types.ts";
export { validateObject } from "./validate.ts";
export { compareVersions, isSameVersionDifferentContent, versionOf } from "./versions.ts";
