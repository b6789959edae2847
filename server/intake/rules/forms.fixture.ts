/**
 * Two forms for these tests, which together contain every type of field. No code may depend on their keys.
 */
import { readFileSync } from 'node:fs'
import type { Form } from '../form.ts'

const read = (name: string): Form => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

export const FORMS = { company: read('./company.fixture.json'), lead: read('./lead.fixture.json') }
