import type { FastifyReply } from 'fastify'
import { EXPLORER_POLICY } from './frame.ts'

/** What goes before every page of the explorer: that it is one, and what a browser may do on it. No other site may frame it. */
export const asPage = (reply: FastifyReply): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', `${EXPLORER_POLICY}; frame-ancestors 'none'`)
