/** `npm run sdk`: writes schema.ts anew. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, readDocument } from './describe.ts'

await writeFile(join(import.meta.dirname, 'schema.ts'), await describe(await readDocument()))
