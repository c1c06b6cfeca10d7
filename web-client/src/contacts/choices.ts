import { currentLocale } from '../i18n/text';
import type { PickerOption } from '../ui/Picker';

const LANGUAGES =
  'ar ar-EG bg bn ca cs cy da de de-AT de-CH de-DE el en en-AU en-CA en-GB en-IE en-IN en-US en-ZA es es-AR es-ES es-MX et eu fa fi fr fr-BE fr-CA fr-CH fr-FR ga gl gu he hi hr hu hy id is it it-CH it-IT ja ka kk ko lt lv mk ml mr ms mt nb nl nl-BE nl-NL nn pa pl pt pt-BR pt-PT ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh zh-CN zh-HK zh-TW zu';

const made = new Map<string, PickerOption[]>();

/** Made once for each language that is spoken: there are hundreds, and Intl is slow. */
function once(name: string, make: (locale: string) => PickerOption[]): PickerOption[] {
  const locale = currentLocale();
  const key = `${name} ${locale}`;
  let options = made.get(key);
  if (!options) {
    options = make(locale);
    made.set(key, options);
  }
  return options;
}

/** Languages by their name, with their BCP 47 tag. */
export function languageChoices(): PickerOption[] {
  return once('languages', locale => {
    const names = new Intl.DisplayNames(locale, { type: 'language' });
    return LANGUAGES.split(' ')
      .map(id => ({ id, label: names.of(id) ?? id, hint: id }))
      .sort((one, other) => one.label.localeCompare(other.label, locale));
  });
}

/** Time zones by their IANA name, with how far they are from UTC now. */
export function timeZoneChoices(): PickerOption[] {
  return once('zones', locale =>
    Intl.supportedValuesOf('timeZone').map(id => ({
      id,
      label: id.replaceAll('_', ' '),
      hint: offset(id, locale),
    })),
  );
}

function offset(timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts();
  return parts.find(part => part.type === 'timeZoneName')?.value ?? '';
}
