/** What reading one document may cost. Beyond it, the process that reads it ends. */
export type ReadingLimits = {
  milliseconds: number
  /** Resident memory of the process, its start included (about 60 MB). */
  memoryBytes: number
  /** What all files of an archive are unpacked. */
  inflatedBytes: number
  /** Files of an archive. */
  entries: number
  pages: number
  /** Characters of text. */
  characters: number
}

export const READING_LIMITS: ReadingLimits = {
  milliseconds: 60_000,
  memoryBytes: 512 * 1024 * 1024,
  inflatedBytes: 200_000_000,
  entries: 10_000,
  pages: 1_000,
  characters: 5_000_000,
}
