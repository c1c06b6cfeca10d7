import { useState, useSyncExternalStore } from 'react';
import { languageNames } from '../i18n/languages';
import { changeLanguage, currentLanguage, useText } from '../i18n/text';
import { useSession } from '../session/session';
import { signOut } from '../session/signIn';
import { Avatar } from '../ui/Avatar';
import { HelpIcon } from '../ui/icons';
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuSeparator } from '../ui/Menu';
import { toasts } from '../ui/toasts';
import { attention } from './attention';
import { applyTheme, keptTheme } from './theme';

/** Who one is, and how one likes it. */
export function AccountMenu({ onShowKeys }: { onShowKeys: () => void }) {
  const t = useText();
  const session = useSession();
  const [theme, setTheme] = useState(keptTheme);
  const hasBadge = useSyncExternalStore(attention.subscribe, attention.hasBadge);
  const notifies = useSyncExternalStore(attention.subscribe, attention.notifies);

  const toggleNotifications = async (on: boolean) => {
    const isOn = await attention.setNotifies(on);
    if (on && !isOn) toasts.show({ kind: 'problem', text: t('account.notificationsBlocked') });
  };
  const leave = () => {
    signOut().catch(() => toasts.show({ kind: 'problem', text: t('refusal.unreachable') }));
  };

  return (
    <Menu
      trigger={
        <button type="button" className="account" aria-label={t('account.label', { name: session.name })}>
          <Avatar name={session.name} id={session.agentId} />
          <span className="account-name one-line">{session.name}</span>
        </button>
      }
    >
      <MenuChoice
        label={t('account.theme')}
        value={theme}
        options={{ system: t('theme.system'), light: t('theme.light'), dark: t('theme.dark') }}
        onChange={chosen => {
          setTheme(chosen);
          applyTheme(chosen);
        }}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('account.language')}
        value={currentLanguage()}
        options={languageNames}
        onChange={language => void changeLanguage(language)}
      />
      <MenuSeparator />
      <MenuCheck checked={hasBadge} onCheckedChange={on => attention.setBadge(on)}>
        {t('account.badge')}
      </MenuCheck>
      <MenuCheck checked={notifies} onCheckedChange={on => void toggleNotifications(on)}>
        {t('account.notifications')}
      </MenuCheck>
      <MenuSeparator />
      <MenuItem icon={<HelpIcon />} onSelect={onShowKeys}>
        {t('account.keys')}
      </MenuItem>
      <MenuItem onSelect={leave}>{t('account.signOut')}</MenuItem>
    </Menu>
  );
}
