import { currentLocale } from './text';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = currentLocale() + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(currentLocale(), options);
    formats.set(key, known);
  }
  return known;
}

/** 10:42 today, 3 Nov this year, 3 Nov 2025 before; in the viewer's zone, as are all of these. */
export function shortTime(at: string, now = Date.now()): string {
  const time = new Date(at);
  const today = new Date(now);
  if (time.toDateString() === today.toDateString())
    return format({ hour: '2-digit', minute: '2-digit' }).format(time);
  const date: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
  return format(time.getFullYear() === today.getFullYear() ? date : { ...date, year: 'numeric' }).format(
    time,
  );
}

/** 10:42 */
export function clockTime(at: string): string {
  return format({ hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}

/** Tuesday, 3 November */
export function dayName(at: string): string {
  return format({ weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));
}

/** To the second, with the zone: what a hover shows. */
export function exactTime(at: string): string {
  return format({ dateStyle: 'full', timeStyle: 'long' }).format(new Date(at));
}

/** How long ago, in its largest unit: 40s, 2m, 3h, 5d. Never below zero, whatever the clocks say. */
export function elapsed(milliseconds: number): string {
  const passed = Math.max(0, milliseconds);
  if (passed < MINUTE) return units(Math.floor(passed / 1000), 'second');
  if (passed < HOUR) return units(Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return units(Math.floor(passed / HOUR), 'hour');
  return units(Math.floor(passed / DAY), 'day');
}

/** 0.8 s */
export function seconds(milliseconds: number): string {
  const digits = milliseconds < 10_000 ? 1 : 0;
  return new Intl.NumberFormat(currentLocale(), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(milliseconds / 1000);
}

function units(value: number, unit: string): string {
  return new Intl.NumberFormat(currentLocale(), { style: 'unit', unit, unitDisplay: 'narrow' }).format(value);
}

export function wholeNumber(value: number): string {
  return new Intl.NumberFormat(currentLocale()).format(value);
}
