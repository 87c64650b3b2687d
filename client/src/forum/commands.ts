import type { Commands } from '../shell/command.ts'

const commands: Commands = ({ t, router }) => [
  {
    id: 'start-topic',
    label: t('forum.commands.start'),
    icon: 'i-lucide-messages-square',
    isCreate: true,
    run: () => router.push({ name: 'forum', query: { start: '1' } }),
  },
]

export default commands
