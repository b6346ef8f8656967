export { slowHash } from "./slow-hash.ts";
