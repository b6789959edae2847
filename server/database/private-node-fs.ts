/**
 * Emscripten sets file modes explicitly, which bypasses the umask: Postgres's files would be readable and
 * writable for everybody (0666). This file system removes the bits for group and others.
 */
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

const GROUP_AND_OTHERS = 0o077

type Attributes = { mode?: number }
type SetAttributes = (target: unknown, attributes: Attributes) => void
type NodeFileSystem = Record<'node_ops' | 'stream_ops', { setattr: SetAttributes }>

export class PrivateNodeFS extends NodeFS {
  override async init(database: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const { emscriptenOpts } = await super.init(database, options)
    type Step = NonNullable<typeof emscriptenOpts.preRun>[number]
    const keepPrivate: Step = (module) => {
      const { node_ops, stream_ops } = module.FS.filesystems.NODEFS as unknown as NodeFileSystem
      node_ops.setattr = withoutSharedBits(node_ops.setattr)
      stream_ops.setattr = withoutSharedBits(stream_ops.setattr)
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [keepPrivate, ...(emscriptenOpts.preRun ?? [])] } }
  }
}

function withoutSharedBits(setattr: SetAttributes): SetAttributes {
  return (target, attributes) => {
    const { mode } = attributes
    setattr(target, mode === undefined ? attributes : { ...attributes, mode: mode & ~GROUP_AND_OTHERS })
  }
}
