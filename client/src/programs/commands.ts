import type { Commands } from '../shell/command.ts'

const commands: Commands = ({ t, router }) => [
  {
    id: 'create-program',
    label: t('programs.commands.create'),
    icon: 'i-lucide-award',
    isCreate: true,
    run: () => router.push({ name: 'programs', query: { create: '1' } }),
  },
]

export default commands
