import type { Commands } from '../shell/command.ts'

const commands: Commands = ({ t, router, viewer }) =>
  viewer?.canInvitePartners
    ? [
        {
          id: 'invite-partner',
          label: t('partnerships.invite.action'),
          icon: 'i-lucide-user-plus',
          isCreate: true,
          run: () => router.push('/partnerships?invite'),
        },
      ]
    : []

export default commands
