/** Two forms for the tests here: every type of field is in one of them. No code may know their keys. */
import { readFileSync } from 'node:fs'
import type { Form } from '../form.ts'

const read = (name: string): Form => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

export const FORMS = { company: read('./company.fixture.json'), lead: read('./lead.fixture.json') }
