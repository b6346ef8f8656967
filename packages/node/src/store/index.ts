export { StoreError, type StoreErrorCode } from "./errors.ts";
export { migrate } from "./migrations.ts";
export { type DataPaths, dataPaths } from "./paths.ts";
export { type OpenOptions, type Params, type Reader, Sqlite, type Transactor } from "./sqlite.ts";
