import { conflict, frenchOf, problemOf } from "@entente/api";
import {
  batchId,
  type Fault,
  type Manifest,
  manifestOf,
  type Register,
  readRegister,
  ScopeError,
  scopeFrench,
  scopeSaid,
} from "@entente/scope";
import { type ActCall, type Acting, versionsOf } from "../../acting/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import { piecesOf, REGISTER } from "./register.ts";

export type TakenIn = { batch: string; rows: number; unit: Manifest["unit"]; first: string; last: string };

const saidInFrench = frenchOf(scopeSaid);
const inFrench = (fault: Fault) => ({ ...fault, says: saidInFrench(fault.says) ?? fault.says });

const whereOf = (fault: Fault | undefined): string =>
  fault === undefined ? "" : `, ligne ${fault.line}\u00a0: ${fault.column} ${inFrench(fault).says}`;

/** What of a register is wrong, as a problem that names line and column; the whole file is refused. */
function read(bytes: Uint8Array): Register {
  try {
    return readRegister(bytes);
  } catch (cause) {
    if (!(cause instanceof ScopeError)) throw cause;
    const [first] = cause.faults;
    const pointer = first === undefined ? "" : `/${first.line}/${first.column}`;
    const detail = {
      en: `${cause.message}. Nothing is stored.`,
      fr: `${scopeFrench[cause.code]}${whereOf(first)}. Rien n’est enregistré.`,
    };
    const more = { in: "body", pointer, code: cause.code };
    throw problemOf(
      422,
      "invalid",
      "The register is refused whole",
      detail,
      { ...more, faults: cause.faults.map((fault) => ({ ...fault })) },
      { faults: cause.faults.map(inFrench) },
    );
  }
}

/** Takes a register in: its manifest in the house log, its bytes sealed. The same file is never counted twice. */
export async function takeIn(
  acting: Acting,
  call: ActCall,
  bytes: Uint8Array,
  stated: { readonly countryTable: string; readonly rejected?: number | undefined },
): Promise<Outcome<TakenIn>> {
  const manifest = await manifestOf(bytes, read(bytes), {
    countryTable: stated.countryTable,
    rejected: stated.rejected ?? 0,
  });
  const batch = await batchId(manifest);
  const { type: _, spec: __, ...said } = manifest;
  return acting.act(call, (reader) => {
    const { sha256, rows, unit, first, last } = manifest;
    const known = reader.get("SELECT 1 FROM view_scope_batch WHERE sha256 = :sha256", { sha256 });
    if (known !== undefined)
      throw conflict("This file is in the register already; its rows would count twice.");
    return {
      entries: [
        {
          log: "house",
          kind: "batch.taken-in/1",
          actor: "operations-officer",
          body: { ...said, batch, by: call.session.account },
          items: piecesOf(bytes),
        },
      ],
      expects: versionsOf(reader, REGISTER),
      result: { batch, rows, unit, first, last },
    };
  });
}
