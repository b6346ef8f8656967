import type { PageRoute } from "../router.ts";
import { AccountPage } from "./account-page.tsx";
import { BackupPage } from "./backup-page.tsx";
import { KeysPage } from "./keys-page.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { PeoplePage } from "./people-page.tsx";
import { StoragePage } from "./storage-page.tsx";
import { VersionsPage } from "./versions-page.tsx";
import "./administration.css";

/** People, roles, keys, storage, backup and versions. */
export const administrationPages: Readonly<Record<string, PageRoute>> = {
  administration: ({ path: [, place, id] }) => {
    if (place === "people") return id === undefined ? <PeoplePage /> : <AccountPage id={id} />;
    if (place === "keys") return <KeysPage />;
    if (place === "storage") return <StoragePage />;
    if (place === "backup") return <BackupPage />;
    if (place === "versions") return <VersionsPage />;
    return <OverviewPage />;
  },
};
