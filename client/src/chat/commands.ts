import type { Commands } from '../shell/command.ts'

const commands: Commands = ({ t, router }) => [
  {
    id: 'open-room',
    label: t('chat.commands.openRoom'),
    icon: 'i-lucide-message-circle',
    isCreate: true,
    run: () => router.push({ name: 'chat', query: { open: '1' } }),
  },
]

export default commands
