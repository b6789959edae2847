/** Of each part of an original, in bytes. */
const PART = 256 * 1024

/** Originals are stored in parts, so that no statement carries much. */
export function partsOf(bytes: Uint8Array): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += PART) parts.push(Buffer.from(bytes.subarray(at, at + PART)))
  return parts
}
