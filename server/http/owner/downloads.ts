/** Downloads of owners' data, streamed so that memory stays flat. */
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'

type Download = {
  /** The content type. */
  type: string
  name: string
  /** Not called for HEAD. */
  make: () => Readable
}

/** @returns sends a file as a download */
export function useDownloads(app: App) {
  const open = new Set<Readable>()
  // A slow client must not delay shutdown; it can repeat a download that was cut off.
  app.addHook('preClose', (done) => {
    for (const file of open) file.destroy()
    done()
  })
  return (request: FastifyRequest, reply: FastifyReply, { type, name, make }: Download): FastifyReply => {
    reply.header('content-type', type)
    reply.header('content-disposition', `attachment; filename="${name}"`)
    reply.header('cache-control', 'no-store')
    if (request.method === 'HEAD') return reply.send(Readable.from([]))
    const file = make()
    open.add(file)
    file.once('close', () => open.delete(file))
    // The headers are sent, so an error can only be logged and the connection closed.
    file.once('error', (error) => request.log.error({ err: error }, 'an export was cut off'))
    return reply.send(file)
  }
}
