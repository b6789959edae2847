/** Completes the OpenAPI document with details that the validated schemas do not contain. */
import { exampleId } from './schemas.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document of JSON Schemas, as @fastify/swagger has made it
type Json = any

const GENERATED = 'Default Response'
/** Example names that no fresh server has; in Swagger UI the user enters their own. */
const MADE_UP = /^\d+$|^adas-help-desk$|^browser-1$/

/** @param document changed in place */
export function finishDocument(document: Json): Json {
  for (const operations of Object.values<Json>(document.paths)) {
    for (const operation of Object.values<Json>(operations)) {
      for (const parameter of operation.parameters ?? []) finishParameter(parameter)
      if (operation.requestBody) finishBody(operation.requestBody, document)
      for (const [status, response] of Object.entries<Json>(operation.responses)) {
        if (response.description === GENERATED) response.description = operation.summary
        const json = status < '4' ? response.content?.['application/json'] : undefined
        if (json?.schema.$ref) json.example ??= resolve(json.schema, document).examples?.[0]
      }
    }
  }
  return document
}

/** Swagger UI prefills its form with the example, so the example must work on a fresh server. */
function finishParameter(parameter: Json): void {
  const { schema = {} } = parameter
  const example = parameter.example ?? schema.example ?? schema.examples?.[0]
  if (parameter.in === 'path' && example === exampleId) schema.format = 'uuid'
  if (parameter.in === 'path' && example !== exampleId && !MADE_UP.test(String(example))) return
  delete parameter.example
  delete schema.example
  delete schema.examples
}

/** A nullable body is optional. Of several alternatives the last, most general one gives the example. */
function finishBody(body: Json, document: Json): void {
  for (const [type, content] of Object.entries<Json>(body.content)) {
    const forms: Json[] = content.schema.anyOf ?? [content.schema]
    const filled = forms.filter(({ type }) => type !== 'null')
    if (filled.length < forms.length) {
      body.required = false
      const { anyOf: _, ...rest } = content.schema
      content.schema = filled.length === 1 ? { ...rest, ...filled[0] } : { ...rest, anyOf: filled }
    }
    const general = resolve(filled.at(-1), document)
    content.example ??= general?.examples?.[0]
    if (type === 'application/x-www-form-urlencoded') showInFields(general, content.example)
  }
}

/** Swagger UI shows a form field for each property, with the property's own example. */
function showInFields({ properties }: Json, example: Json): void {
  for (const [name, value] of Object.entries(example))
    properties[name] = { ...properties[name], examples: [value] }
}

function resolve(schema: Json, document: Json): Json {
  return schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema
}
