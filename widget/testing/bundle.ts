import { join } from 'node:path'
import { build, type Rolldown } from 'vite'

const ENTRY = join(import.meta.dirname, '../bundled.ts')

/** @returns a classic script of this code, which may import the widget's modules */
export async function bundle(code: string): Promise<string> {
  const entry = {
    name: 'entry',
    resolveId: (id: string) => (id === ENTRY ? id : undefined),
    load: (id: string) => (id === ENTRY ? code : undefined),
  }
  const [built] = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [entry],
    build: { write: false, minify: false, lib: { entry: ENTRY, formats: ['iife'], name: 'bundled' } },
  })) as Rolldown.RolldownOutput[]
  return built?.output[0].code ?? ''
}
