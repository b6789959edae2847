export const SERVER_OUTPUT: string
export function isBuilt(): boolean
export function isServerBuilt(root?: string): boolean
