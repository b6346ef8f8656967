import {
  type Call,
  forbidden,
  administrationOperations as on,
  onAct,
  onRead,
  type Route,
} from "@entente/api";
import type { Administration } from "./administration.ts";

/** A token that may only read starts nothing and takes no copy away. */
function requireActing({ session }: Pick<Call<never>, "session">): void {
  if (!session.mayAct) throw forbidden("This token may only read.");
}

export function administrationRoutes(administration: Administration): Route[] {
  const { backups, jobs } = administration;
  return [
    onRead(on.nodeStatus, () => administration.status()),
    onRead(on.nodeKeys, () => administration.keys()),
    onRead(on.cardDraft, () => administration.rotation.draft()),
    onAct(on.prepareKeys, ({ body, session, command }) =>
      administration.rotation.prepare(body, session.account, command),
    ),
    onAct(on.dropPreparedKeys, ({ session, command }) =>
      administration.rotation.drop(session.account, command),
    ),
    onRead(on.nodeStorage, () => administration.storage()),
    onRead(on.nodeVersions, () => administration.versions()),
    onRead(on.listJobs, () => ({ jobs: [...jobs.all] })),
    onRead(on.startJob, (call) => {
      requireActing(call);
      return administration.start(call.body.kind, call.session);
    }),
    onRead(on.listBackups, () => ({ folders: { ...backups.folders }, backups: backups.list() })),
    onRead(on.fetchBackup, (call) => {
      requireActing(call);
      return backups.fetch(call.params.backup, call.session.account);
    }),
    onAct(on.removeBackup, ({ params, session, command }) =>
      backups.remove(params.backup, session.account, command),
    ),
  ];
}
