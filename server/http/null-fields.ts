/** The part of JSON Schema that describes where optional fields are. */
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
 * Removes optional fields that are null, as if they were absent. Null stays where the schema allows it, in
 * unknown fields, and in required fields, which validation then refuses. The recursion is bounded by the
 * depth of the schema, not of the body.
 * @param find returns the shared schema of a `$ref`
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
    // Validation refuses a longer array anyway.
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
