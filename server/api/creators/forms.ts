import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { runForBody } from '../../http/large-bodies.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, Gone, Id } from '../../http/schemas.ts'
import { checkForm, Form } from '../../intake/form.ts'
import { findForm, removeForm, setForm } from '../../intake/form-queries.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

const example: Form = {
  key: 'lead',
  version: 1,
  title: { en: 'Contact' },
  fields: [
    {
      key: 'name',
      type: 'text',
      required: true,
      label: { en: 'Name' },
      question: { en: 'What is your name?' },
    },
    { key: 'email', type: 'email', label: { en: 'E-mail' }, question: { en: 'Where can we write to you?' } },
  ],
}
/** A reference, so that the long schema appears in the OpenAPI document only once. */
const FormSchema = Type.Unsafe<Form>({ $ref: 'Form#' })
const Params = Type.Object({ id: Id })

export function formRoutes(app: App, { connections, callers, quotas }: CreatorsApi): void {
  const onRequest = requireUser(callers)
  app.addSchema({ ...Form, $id: 'Form', examples: [example] })
  // A schema-based serializer would try every field type for each field.
  const serializerCompiler = () => JSON.stringify

  app.get(
    '/chatbots/:id/form',
    {
      onRequest,
      serializerCompiler,
      schema: {
        operationId: 'readForm',
        summary: 'Get the form of a chatbot',
        description: 'The form that conversations with the chatbot fill in. Returns 404 when there is none.',
        tags,
        security: bearer,
        params: Params,
        response: { 200: FormSchema, ...errors(400, 401, 404) },
      },
    },
    async (request) => {
      const form = await ownChatbot(request.params.id, (id) => findForm(connections, userOf(request), id))
      if (!form) throw new Problem('form_not_found')
      return form
    },
  )

  app.put(
    '/chatbots/:id/form',
    {
      onRequest,
      serializerCompiler,
      // `checkForm` gives better errors: only those of the field's own type.
      validatorCompiler: () => () => true,
      schema: {
        operationId: 'setForm',
        summary: 'Set the form of a chatbot',
        description:
          'New conversations fill in this form; current conversations keep theirs. An invalid form returns 422 with the path of each error.',
        tags,
        security: bearer,
        params: Params,
        body: FormSchema,
        response: { 200: FormSchema, ...bodyErrors(401, 404, 409, 422) },
      },
    },
    async (request) => {
      const form: unknown = request.body
      const problems = await runForBody(form, () => checkForm(form))
      if (problems.length > 0) throw new Problem('invalid_request', { errors: problems })
      const user = userOf(request)
      await ownChatbot(request.params.id, (id) => setForm(connections, user, id, form as Form, quotas))
      return form as Form
    },
  )

  app.delete(
    '/chatbots/:id/form',
    {
      onRequest,
      schema: {
        operationId: 'removeForm',
        summary: 'Remove the form of a chatbot',
        description: 'New conversations collect no data. Existing records are kept.',
        tags,
        security: bearer,
        params: Params,
        response: { 204: Gone('The form is removed'), ...errors(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const removed = await ownChatbot(request.params.id, (id) =>
        removeForm(connections, userOf(request), id),
      )
      if (!removed) throw new Problem('form_not_found')
      reply.code(204)
      return null
    },
  )
}
