/**
 * Runs with `npm run lint`: fails on a regular expression with superlinear time, because one request with a
 * crafted text would block all others. patterns.test.ts checks patterns that are built at run time.
 */
import { literalPatterns, sources, superLinear } from './patterns.ts'

const found = superLinear(literalPatterns(sources()))
for (const message of found) console.error(message)
if (found.length > 0) process.exitCode = 1
