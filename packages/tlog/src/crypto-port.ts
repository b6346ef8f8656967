/** SHA-256 of the concatenation of `parts`, synchronous. The result is a fresh array of 32 bytes. */
export type Sha256 = (...parts: Uint8Array[]) => Uint8Array;

/** Whether `signature` (64 bytes) is the Ed25519 signature of `message` by `publicKey` (32 bytes), RFC 8032. */
export type Ed25519Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** The Ed25519 signature (64 bytes) of `message`; the private key is bound inside. */
export type Ed25519Sign = (message: Uint8Array) => Uint8Array;
