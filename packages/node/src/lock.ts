import { Sqlite, StoreError } from "./store/index.ts";

/**
 * Holds a data directory for one process. The lock is the operating system's, on an open file, so that it goes
 * with the process however that ends; nothing stale is left to be cleaned up.
 */
export function lockDirectory(path: string): Disposable {
  const lock = new Sqlite(path, { pragmas: ["locking_mode=EXCLUSIVE", "busy_timeout=0"] });
  try {
    lock.exec("BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (by INTEGER); COMMIT; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (cause instanceof StoreError && cause.code === "busy") {
      throw new StoreError("busy", "another process is using this data directory; stop it first", cause);
    }
    throw cause;
  }
  return { [Symbol.dispose]: () => lock.close() };
}
