import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { listen } from './listen.ts'
import { type Metrics, noMetrics } from './metrics.ts'
import { createPrometheus, type Watched } from './prometheus.ts'

export interface OpenMetrics {
  metrics: Metrics
  /** Resolves to where they can be read, if anywhere. */
  listen: () => Promise<string | undefined>
  close: () => void
}

/** On a port of their own, so that no rule of a server in front has to keep readers away from them. */
export async function openMetrics(
  where: { host: string; port: number } | undefined,
  watched: Watched,
): Promise<OpenMetrics> {
  if (where === undefined) return { metrics: noMetrics, listen: async () => undefined, close: () => {} }
  const { metrics, read, contentType } = await createPrometheus(watched)
  const answer = async (request: Request) =>
    new URL(request.url).pathname === '/metrics'
      ? new Response(await read(), { headers: { 'content-type': contentType } })
      : new Response('Not found.\n', { status: 404 })
  const server = createAdaptorServer({ fetch: answer }) as Server
  return {
    metrics,
    listen: async () => `${await listen(server, where.host, where.port)}/metrics`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
