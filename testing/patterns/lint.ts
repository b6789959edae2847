/**
 * Runs with `npm run lint`: fails when a regular expression takes more than linear time on some text, because one
 * request with that text would hold up all others. patterns.test.ts checks patterns that are built at run time.
 */
import { literalPatterns, sources, superLinear } from './patterns.ts'

const found = superLinear(literalPatterns(sources()))
for (const message of found) console.error(message)
if (found.length > 0) process.exitCode = 1
