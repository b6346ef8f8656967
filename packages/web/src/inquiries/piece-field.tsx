import { useEffect } from "react";
import { useLanguage } from "../language/language.tsx";
import { Digest } from "../ui/digest.tsx";
import { Field } from "../ui/field.tsx";
import { Line, Lines } from "../ui/inputs.tsx";
import { digestOf } from "./digest-of.ts";

/** A piece before it is submitted: written here, or chosen as a file; with its digest once that is computed. */
export type Piece = {
  readonly text: string;
  readonly file?: { readonly type: string; readonly bytes: Uint8Array };
  readonly sha256: string;
  readonly size?: number;
};
export const NO_PIECE: Piece = { text: "", sha256: "" };

/** What the API takes of one piece, in bytes. */
const MOST_BYTES = 720_000;
/** Of what is only hashed here: more would fill the page's memory. */
const MOST_HASHED = 256_000_000;

export const bytesOf = ({ text, file }: Piece): Uint8Array => file?.bytes ?? new TextEncoder().encode(text);

type Props = {
  readonly quarantined: boolean;
  readonly piece: Piece;
  change(next: (now: Piece) => Piece): void;
};

/**
 * The piece itself. Its digest stands here before anything is sent, so that it can be compared. What goes into
 * quarantine is hashed in this browser and stays there.
 */
export function PieceField({ quarantined, piece, change }: Props) {
  const { m, f } = useLanguage();
  const { text, file, sha256, size } = piece;
  useEffect(() => {
    if (quarantined || file !== undefined || text === "") return;
    let stands = true;
    const bytes = new TextEncoder().encode(text);
    void digestOf(bytes).then((digest) => {
      if (stands) change((now) => ({ ...now, sha256: digest, size: bytes.length }));
    });
    return () => {
      stands = false;
    };
  }, [quarantined, file, text, change]);
  const choose = async (input: HTMLInputElement) => {
    const chosen = input.files?.[0];
    const fits = chosen === undefined || chosen.size <= (quarantined ? MOST_HASHED : MOST_BYTES);
    input.setCustomValidity(fits ? "" : quarantined ? m.inquiries.tooLargeToHash : m.inquiries.tooLarge);
    input.reportValidity();
    if (chosen === undefined || !fits) return change(({ text: kept }) => ({ ...NO_PIECE, text: kept }));
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const digest = await digestOf(bytes);
    // Another file was chosen meanwhile, or none is asked for in this way any more.
    if (!input.isConnected || input.files?.[0] !== chosen) return;
    change(({ text: kept }) => ({
      text: kept,
      sha256: digest,
      size: bytes.length,
      ...(quarantined ? {} : { file: { type: chosen.type || "application/octet-stream", bytes } }),
    }));
  };
  return (
    <>
      <Field
        label={quarantined ? m.inquiries.hashFile : m.inquiries.file}
        help={quarantined ? m.inquiries.hashFileHelp : m.inquiries.fileHelp}
      >
        {(ids) => (
          <input
            {...ids}
            key={String(quarantined)}
            type="file"
            onChange={({ target }) => void choose(target)}
          />
        )}
      </Field>
      {quarantined ? (
        <Line
          label={m.inquiries.sha256}
          value={sha256}
          change={(typed) => change((now) => ({ text: now.text, sha256: typed }))}
          most={160}
        />
      ) : file === undefined ? (
        <Lines
          label={m.inquiries.bytes}
          most={200_000}
          value={text}
          change={(next) => change(() => ({ ...NO_PIECE, text: next }))}
        />
      ) : null}
      {sha256 === "" || size === undefined ? null : (
        <p className="piece-digest" role="status">
          {quarantined ? m.inquiries.onlyThisIsSent : m.inquiries.thisIsSent(f.number(size))}{" "}
          <Digest value={sha256} whole />
        </p>
      )}
    </>
  );
}
