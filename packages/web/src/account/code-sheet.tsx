import { type AnswerOf, authenticatorsOperations as ops } from "@entente/api";
import { useEffect, useState } from "react";
import { useAct } from "../data/use-act.ts";
import type { Reading } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { CodeInput } from "../session/code-input.tsx";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Field } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import type { Authenticators } from "./authenticators-sheet.tsx";

type SheetProps = { readonly of: Reading<Authenticators>; done(said: string): void };

/** One-time codes of RFC 6238, beside the password. */
export function CodeSheet({ of, done }: SheetProps) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.account.code}>
      <div className="stack">
        <p className="soft">{m.account.codeLead}</p>
        <Ready of={of}>
          {({ code }) =>
            code.set ? (
              <>
                <p>{code.since === undefined ? m.account.codeOn : m.account.codeSet(f.time(code.since))}</p>
                <Stop done={() => done(m.account.codeRemoved)} />
              </>
            ) : (
              <Begin done={() => done(m.account.codeDone)} />
            )
          }
        </Ready>
      </div>
    </Sheet>
  );
}

function Begin({ done }: { done(): void }) {
  const { m } = useLanguage();
  const enrol = useAct(ops.enrolCode);
  const [secret, setSecret] = useState<AnswerOf<typeof ops.enrolCode>>();
  if (secret !== undefined) return <Enrolment of={secret} done={done} />;
  return (
    <>
      <p>{m.account.codeNone}</p>
      <Problem of={enrol.problem} />
      <div>
        <button
          type="button"
          className="button quiet"
          disabled={enrol.busy}
          onClick={() => void enrol.run({}).then(setSecret)}
        >
          {m.account.codeStart}
        </button>
      </div>
    </>
  );
}

function Enrolment({ of, done }: { readonly of: AnswerOf<typeof ops.enrolCode>; done(): void }) {
  const { m } = useLanguage();
  const confirm = useAct(ops.confirmCode);
  const [code, setCode] = useState("");
  const send = async () => {
    if ((await confirm.run({ body: { code } })) !== undefined) done();
  };
  return (
    <ActForm act={confirm} send={send} submit={m.account.codeDo} help={m.account.codeScan}>
      <Picture of={of.uri} />
      <Field label={m.account.codeSecret}>
        {(ids) => (
          <input
            {...ids}
            className="mono"
            readOnly
            value={of.secret}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <CodeInput label={m.account.codeConfirm} value={code} set={setCode} />
    </ActForm>
  );
}

/** Light modules around a QR code (ISO/IEC 18004): readers find it by them. */
const QUIET = 4;

/** Drawn dark on light in both themes, because apps read no other. */
function Picture({ of }: { readonly of: string }) {
  const { m } = useLanguage();
  const [rows, setRows] = useState<readonly (readonly boolean[])[]>();
  useEffect(() => {
    import("uqr").then(
      ({ encode }) => setRows(encode(of, { ecc: "M", border: 0 }).data),
      () => setRows([]),
    );
  }, [of]);
  if (rows === undefined || rows.length === 0) return null;
  const size = rows.length + 2 * QUIET;
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={m.account.codePicture}>
      <rect width={size} height={size} />
      <path d={path} />
    </svg>
  );
}

function Stop({ done }: { done(): void }) {
  const { m } = useLanguage();
  const { who } = useSession();
  const remove = useAct(ops.removeCode);
  const [code, setCode] = useState("");
  const send = async () => {
    const body = code === "" ? {} : { code };
    if ((await remove.run({ body })) !== undefined) done();
  };
  return (
    <ActForm act={remove} send={send} submit={m.account.codeRemove} tone="grave">
      <CodeInput
        label={m.wayIn.code}
        help={m.account.codeRemoveHelp}
        value={code}
        set={setCode}
        required={who.via !== "passkey"}
      />
    </ActForm>
  );
}
