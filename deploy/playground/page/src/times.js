const format = (options, zone, locale = 'en-GB') => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });

export const clockTime = (at, zone) => format({ hour: '2-digit', minute: '2-digit' }, zone).format(at);
export const weekday = (at, zone) =>
  format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, zone).format(at);
export const day = (at, zone) => format({ weekday: 'long', day: 'numeric', month: 'long' }, zone).format(at);
export const shortDay = (at, zone) =>
  format({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }, zone).format(at);
export const sameDay = (one, other, zone) => day(one, zone) === day(other, zone);
