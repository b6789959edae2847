import { queryOptions } from '@tanstack/react-query'
import { answerOf, frontdesk } from '../server.ts'

export const chatbotsQuery = queryOptions({
  queryKey: ['chatbots'],
  queryFn: () => answerOf(frontdesk.GET('/api/console/chatbots')),
})

export const chatbotQuery = (id: string) =>
  queryOptions({
    queryKey: ['chatbots', id],
    queryFn: () => answerOf(frontdesk.GET('/api/console/chatbots/{id}', { params: { path: { id } } })),
  })
