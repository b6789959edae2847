import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { runForBody } from '../../http/large-bodies.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { Problem } from '../../http/problems.ts'
import { Gone } from '../../http/schemas.ts'
import { checkForm, Form } from '../../intake/form.ts'
import { findForm, removeForm, setForm } from '../../intake/form-queries.ts'
import type { CreatorsApi } from './creators-api.ts'

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
/** A schema-based serializer would try every field type for each field. */
const serializerCompiler = () => JSON.stringify

export function formRoutes(app: App, api: CreatorsApi): void {
  app.addSchema({ ...Form, $id: 'Form', examples: [example] })
  readRoute(app, api)
  setRoute(app, api)
  removeRoute(app, api)
}

function readRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/form',
    {
      ...forUser({
        operationId: 'readForm',
        summary: 'Get the form of a chatbot',
        description: 'The form that conversations with the chatbot fill in. Returns 404 when there is none.',
        params: OwnParams,
        response: { 200: FormSchema, ...errors(400, 401, 404) },
      }),
      serializerCompiler,
    },
    (request) => findForm(connections, ownIn(request)),
  )
}

function setRoute(app: App, { connections, forUser, quotas }: CreatorsApi): void {
  app.put(
    '/chatbots/:id/form',
    {
      ...forUser({
        operationId: 'setForm',
        summary: 'Set the form of a chatbot',
        description:
          'New conversations fill in this form; current conversations keep theirs. An invalid form returns 422 with the path of each error.',
        params: OwnParams,
        body: FormSchema,
        response: { 200: FormSchema, ...bodyErrors(401, 404, 409, 422) },
      }),
      serializerCompiler,
      // `checkForm` gives better errors: only those of the field's own type.
      validatorCompiler: () => () => true,
    },
    async (request) => {
      const form: unknown = request.body
      const problems = await runForBody(form, () => checkForm(form))
      if (problems.length > 0) throw new Problem('invalid_request', { errors: problems })
      await setForm(connections, ownIn(request), form as Form, quotas)
      return form as Form
    },
  )
}

function removeRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.delete(
    '/chatbots/:id/form',
    forUser({
      operationId: 'removeForm',
      summary: 'Remove the form of a chatbot',
      description: 'New conversations collect no data. Existing records are kept.',
      params: OwnParams,
      response: { 204: Gone('The form is removed'), ...errors(400, 401, 404) },
    }),
    async (request, reply) => {
      await removeForm(connections, ownIn(request))
      reply.code(204)
      return null
    },
  )
}
