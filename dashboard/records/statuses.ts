export const STATUSES = ['active', 'completed', 'abandoned'] as const
export type Status = (typeof STATUSES)[number]
