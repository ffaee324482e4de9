// What the service calls its messages, in words.
const WORDS = {
  'checkin.ask': 'check-in',
  'checkin.remind': 'check-in reminder',
  'meeting.reminder': 'meeting reminder',
  'meeting.ask': '“did you meet?”',
  'pairing.introduction': 'introduction',
};

export const kindInWords = (kind) =>
  WORDS[kind] ?? (kind.startsWith('digest') ? 'weekly digest' : kind.replace(/[.-]/g, ' '));
