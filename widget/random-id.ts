/** A version 4 UUID. Not `crypto.randomUUID`: plain HTTP on a local network has no secure context. */
export function randomId(): string {
  const random = crypto.getRandomValues(new Uint8Array(36))
  // x is any hex digit; y is the variant, 8 to b.
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place, at) => {
    const digit = (random[at] ?? 0) & 15
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16)
  })
}
