export { openOverseerFile, sealOverseerFile } from "./overseer-file.ts";
export { slowHash } from "./slow-hash.ts";
