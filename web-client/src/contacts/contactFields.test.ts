import { expect, test } from 'vitest';
import { cleaned, errorOf, errorsOf } from './contactFields';

test('an empty field is no mistake', () => {
  expect(errorOf('email', ' ')).toBeUndefined();
});

test.each(['maria@example.org', 'root@localhost', '"a b"@example.org'])('%s is an e-mail address', email => {
  expect(errorOf('email', email)).toBeUndefined();
});

test.each(['+49 30 901820', '0049 30 901820', '+1 (202) 555-0143'])(
  '%s is a phone number as people write it',
  phone => {
    expect(errorOf('phone', phone)).toBeUndefined();
  },
);

test('a phone number needs its country', () => {
  expect(errorOf('phone', '030 901820')).toBe('form.phoneInvalid');
});

test('somebody has to be named', () => {
  expect(errorsOf({ externalId: 'CRM-1' })).toEqual({ firstName: 'form.nobody' });
  expect(errorsOf({ phone: '+49 30 901820' })).toEqual({});
});

test('what was left empty is not sent, and 00 is sent as +', () => {
  expect(cleaned({ firstName: ' Maria ', lastName: '', phone: '0049 30 901820' })).toEqual({
    firstName: 'Maria',
    phone: '+49 30 901820',
  });
});
