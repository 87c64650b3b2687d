import type { CodegenConfig } from '@graphql-codegen/cli'
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset'

const scalars = {
  DateTime: 'string',
  Date: 'string',
  Decimal: 'string',
  MinorUnits: 'number',
  ID: 'string',
}

const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  documents: 'client/src/**/*.gql',
  ignoreNoDocuments: true,
  generates: {
    'client/src/generated/': {
      preset: 'client',
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: {
        persistedDocuments: { hashAlgorithm: 'sha256', mode: 'embedHashInDocument' },
        fragmentMasking: false,
      },
      config: { scalars, useTypeImports: true, enumsAsTypes: true },
    },
    'client/src/generated/schema.json': { plugins: ['introspection'], config: { minify: true } },
    'server/src/platform/graphql/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        scalars,
        useTypeImports: true,
        enumsAsTypes: true,
        contextType: '../../context.ts#RequestContext',
        defaultMapper: 'unknown',
        resolversNonOptionalTypename: { unionMember: true },
        avoidOptionals: { field: true, inputValue: false },
      },
    },
  },
}
export default config
