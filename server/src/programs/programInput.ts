import type { ProgramStageNameInput } from '../platform/graphql/generated/resolvers.ts'
import { optionalText, requiredText } from '../platform/inputs.ts'
import { renderMarkdown } from '../platform/markdown.ts'

/** What a person wrote about a program, checked. @throws AppError BAD_INPUT naming the field. */
export function readProgramInput(input: {
  name: string
  description?: string
  isOpen?: boolean
  stageNames?: readonly ProgramStageNameInput[]
}) {
  const description = optionalText('description', input.description, 20_000) ?? ''
  const names = (input.stageNames ?? []).map(({ stage, en, ja }) => [
    stage,
    { en: requiredText(`stageNames.${stage}`, en, 40), ja: requiredText(`stageNames.${stage}`, ja, 40) },
  ])
  return {
    name: requiredText('name', input.name, 120),
    description,
    description_html: renderMarkdown(description),
    is_open: input.isOpen ?? false,
    stage_names: JSON.stringify(Object.fromEntries(names)),
  }
}
