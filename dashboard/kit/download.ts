/** Downloads a file whose request needs a token, which a plain link cannot send. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Safari reads the URL a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** The file name from Content-Disposition. */
export function fileName({ headers }: Response, otherwise: string): string {
  return /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? otherwise
}
