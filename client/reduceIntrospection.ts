interface Kind {
  kind: string
  name: string | null
  ofType: Kind | null
}
interface Field {
  name: string
  type: Kind
}
interface Type {
  kind: string
  name: string
  fields: Field[] | null
  interfaces: Kind[] | null
  possibleTypes: Kind[] | null
}
interface Introspection {
  __schema: {
    queryType: { name: string }
    mutationType: { name: string } | null
    subscriptionType: { name: string } | null
    types: Type[]
  }
}

const composites = ['OBJECT', 'INTERFACE', 'UNION']

/** Keeps what a normalised cache reads: composite types, their fields and nullability; every leaf is one scalar `Any`. */
export function reduceIntrospection({ __schema }: Introspection) {
  const reduceKind = (kind: Kind): Kind =>
    kind.ofType
      ? { kind: kind.kind, name: null, ofType: reduceKind(kind.ofType) }
      : composites.includes(kind.kind)
        ? { kind: kind.kind, name: kind.name, ofType: null }
        : { kind: 'SCALAR', name: 'Any', ofType: null }
  const reduceType = ({ kind, name, fields, interfaces, possibleTypes }: Type) => ({
    kind,
    name,
    ...(fields && {
      fields: fields.map(field => ({ name: field.name, type: reduceKind(field.type), args: [] })),
    }),
    ...(interfaces && { interfaces: interfaces.map(reduceKind) }),
    ...(possibleTypes && kind !== 'OBJECT' && { possibleTypes: possibleTypes.map(reduceKind) }),
  })
  const types = __schema.types.filter(({ kind, name }) => composites.includes(kind) && !name.startsWith('__'))
  return {
    __schema: {
      queryType: { name: __schema.queryType.name },
      mutationType: __schema.mutationType && { name: __schema.mutationType.name },
      subscriptionType: __schema.subscriptionType && { name: __schema.subscriptionType.name },
      types: [...types.map(reduceType), { kind: 'SCALAR', name: 'Any' }],
    },
  }
}
