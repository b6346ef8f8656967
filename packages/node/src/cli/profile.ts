import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type Io, UsageError } from "./command.ts";

/** A sign-in that `entente login` keeps: which node, as whom, and the token. Several people may share a machine's account. */
const profileSchema = z.strictObject({
  url: z.string(),
  name: z.string(),
  token: z.string(),
  expiresAt: z.string(),
});
export type Profile = z.infer<typeof profileSchema>;

export const DEFAULT_PROFILE = "default";

/** Where profiles lie: `$XDG_CONFIG_HOME/entente`, or `~/.config/entente` (XDG Base Directory Specification). */
export function profilePath(io: Io, name: string, ending = "json"): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,40}$/.test(name))
    throw new UsageError(`"${name}" is no name for a profile: use letters, digits and . _ -`);
  const { XDG_CONFIG_HOME: configured, HOME: home } = io.environment;
  const base =
    configured !== undefined && configured !== "" ? configured : join(home ?? homedir(), ".config");
  return join(base, "entente", `${name}.${ending}`);
}

export function readProfile(io: Io, name: string): Profile | undefined {
  let content: string;
  try {
    content = readFileSync(profilePath(io, name), "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw cause;
  }
  const parsed = profileSchema.safeParse(JSON.parse(content));
  if (!parsed.success)
    throw new Error(`${profilePath(io, name)} is damaged: remove it and sign in again with "entente login"`);
  return parsed.data;
}

/** Writes a profile that only this user of the machine reads; gives its path. */
export function writeProfile(io: Io, name: string, profile: Profile): string {
  return writePrivately(profilePath(io, name), profile);
}

/** Writes JSON into a file that only this user of the machine reads; gives its path. */
export function writePrivately(path: string, value: unknown): string {
  mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
  // A new file each time: the mode of one that is there already would stay.
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  renameSync(fresh, path);
  return path;
}
