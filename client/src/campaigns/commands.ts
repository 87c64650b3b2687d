import type { Commands } from '../shell/command.ts'

const commands: Commands = ({ t, router }) => [
  {
    id: 'start-campaign',
    label: t('campaigns.commands.start'),
    icon: 'i-lucide-megaphone',
    isCreate: true,
    run: () => router.push({ name: 'campaigns', query: { start: '1' } }),
  },
]

export default commands
