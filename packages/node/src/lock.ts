import { Sqlite, StoreError } from "./store/index.ts";

/**
 * Holds a data directory for one process. The lock is the operating system's, on an open file, so that it goes
 * with the process however that ends; nothing stale is left to be cleaned up.
 */
export function lockDirectory(path: string): Disposable {
  let lock: Sqlite | undefined;
  try {
    lock = new Sqlite(path, { pragmas: ["locking_mode=EXCLUSIVE"], timeout: 0 });
    lock.exec("BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (by INTEGER); COMMIT; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock?.close();
    if (cause instanceof StoreError && cause.code === "busy") {
      throw new StoreError("busy", "another process is using this data directory; stop it first", cause);
    }
    throw cause;
  }
  const held = lock;
  return { [Symbol.dispose]: () => held.close() };
}
