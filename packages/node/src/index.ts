export { type Config, ConfigError, type ConfigFile, keyPortOf, readConfig } from "./config.ts";
export { ledgerOptions, liaisonKinds, type NodeOptions } from "./declaring.ts";
export { type Initialised, type InitOptions, initialise } from "./init.ts";
export { checkViews, type Difference } from "./ledger/index.ts";
export { EntenteNode } from "./node.ts";
export { type ExportOptions, exportRelation, type RelationExport } from "./oversight/export.ts";
export { type Served, serveNode } from "./serve.ts";
