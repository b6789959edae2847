/** As much of JSON Schema as says where an optional field may stand. */
export type BodySchema = {
  $ref?: string
  type?: string
  anyOf?: BodySchema[]
  properties?: Record<string, BodySchema>
  required?: string[]
  items?: BodySchema
  maxItems?: number
}

/**
 * Removes optional fields that are null, as if they had been left out, wherever the schema has one. Null stays where
 * the schema allows it, in fields that the schema does not name, and in required ones, which are then refused.
 * It goes as deep as the schema, however deep the body is nested.
 * @param find the shared schema of a `$ref`
 */
export function removeNullFields(
  value: unknown,
  schema: BodySchema,
  find: (ref: string) => BodySchema | undefined,
): void {
  if (typeof value !== 'object' || value === null) return
  const shared = schema.$ref === undefined ? undefined : find(schema.$ref)
  for (const other of [shared, ...(schema.anyOf ?? [])]) {
    if (other) removeNullFields(value, other, find)
  }
  if (Array.isArray(value)) {
    // One that is too long is refused anyway.
    const { items, maxItems = Number.POSITIVE_INFINITY } = schema
    if (items && value.length <= maxItems) for (const item of value) removeNullFields(item, items, find)
    return
  }
  const fields = value as Record<string, unknown>
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    const isOptional = !schema.required?.includes(key)
    if (fields[key] === null && isOptional && !allowsNull(field)) delete fields[key]
    else removeNullFields(fields[key], field, find)
  }
}

const allowsNull = ({ type, anyOf = [] }: BodySchema): boolean => type === 'null' || anyOf.some(allowsNull)
