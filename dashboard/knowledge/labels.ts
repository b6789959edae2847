/** The labels of a text with commas between them, each once. */
export const readLabels = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、]/)
      .map((label) => label.trim())
      .filter((label) => label !== ''),
  ),
]

export const writeLabels = (labels: readonly string[]): string => labels.join(', ')
