// The newcomer's walk, in order. Each step is seen on the page, never asked of the service.
import { de, en, start } from './texts.mjs';
import { expectText, move, until } from './waiting.mjs';

const MARA_AND_NOOR = { mentor: 'Mara Maple', mentee: 'Noor Nettle' };
const PROGRAM = { program: 'Grow Together' };
const WORDS = 'I ran the retro myself, and nobody noticed I was nervous.';
const WORTE = 'Ich habe zum ersten Mal selbst moderiert.';

const step = (page, id) => page.locator(`[data-check="step-${id}"].done`).waitFor();
const question = (say, partner) => say('checkin.opening', { partner });
const thanks = (say, score) => say('checkin.thanks', { answer: say(`checkin.scale.${score}`) });
const soFar = (say, score) => say('checkin.so-far', { answer: say(`checkin.scale.${score}`) });

export const NEWCOMER = [
  [
    'overview',
    async ({ page, slack, teams }) => {
      await expectText(page.locator('[data-check="now"]'), /Thursday,? 19 November 2026, 15:0/);
      await slack.become('Olivia');
      await slack.sees(en('pairing.paired', { mentor: 'Tomás Thistle', mentee: 'Ivo Ivy' }));
      await teams.become('Yuki');
    },
  ],
  [
    'a wrong command gets a suggestion',
    async ({ slack }) => {
      await slack.say('/mentor par @mara @noor');
      await slack.sees(`${start(en('talk.unknown-nearest'))} pair`);
    },
  ],
  [
    'people are completed',
    async ({ slack }) => {
      await slack.box.pressSequentially('/mentor pair @ma');
      await slack.at.getByRole('option', { name: '@mara' }).waitFor();
      await slack.box.press('Tab');
      await slack.box.pressSequentially('@noo');
      await slack.box.press('Enter');
      await until('both are named', async () => (await slack.box.inputValue()) === '/mentor pair @mara @noor ');
    },
  ],
  [
    'paired',
    async ({ page, slack }) => {
      await slack.box.press('Enter');
      await slack.sees(en('pairing.paired', MARA_AND_NOOR));
      await slack.become('Noor');
      await slack.sees(en('pairing.introduction.mentee', { partner: 'Mara Maple', program: 'Grow Together' }));
      await step(page, 'pair');
    },
  ],
  [
    'the home page',
    async ({ slack }) => {
      await slack.at.getByRole('tab', { name: 'Home' }).click();
      await expectText(slack.at.locator('[data-check="home"]'), en('summary.mentor', { partner: 'Mara Maple' }));
    },
  ],
  [
    'an hour later the meeting reminder',
    async ({ page, slack, teams }) => {
      await slack.at.getByRole('tab', { name: 'Messages' }).click();
      await move(page, '+1 hour');
      await teams.become('Tomás');
      await teams.sees(en('meeting.reminder.questions.mentor', { other: 'Ivo Ivy' }));
      await step(page, 'reminder');
    },
  ],
  [
    'Monday the mentee is asked',
    async ({ page, slack, teams }) => {
      await move(page, 'To Monday 09:00');
      await expectText(page.locator('[data-check="now"]'), /Monday,? 23 November 2026, 09:0/);
      await slack.become('Noor');
      await slack.sees(question(en, 'Mara Maple'));
      await teams.sees(en('meeting.reminder.questions.mentor', { other: 'Ivo Ivy' }));
      await step(page, 'clock');
    },
  ],
  [
    'answered with a tap',
    async ({ page, slack }) => {
      await slack.press(question(en, 'Mara Maple'), en('checkin.scale.4'));
      await slack.sees(thanks(en, 4));
      await step(page, 'answer');
    },
  ],
  [
    'the form for words',
    async ({ slack }) => {
      await slack.press(thanks(en, 4), en('checkin.add-words'));
      const form = await slack.formOpens(en('checkin.form.title'));
      await form.getByLabel(en('checkin.form.words')).fill(WORDS);
      await form.getByLabel(en('checkin.audience.pair')).check();
    },
  ],
  [
    'words on the receipt',
    async ({ slack }) => {
      await slack.form.getByRole('button', { name: en('checkin.form.submit') }).click();
      await slack.formCloses();
      await slack.sees(WORDS);
    },
  ],
  [
    'a form closed half-way changes nothing',
    async ({ slack }) => {
      await slack.press(thanks(en, 4), en('checkin.change-words'));
      const form = await slack.formOpens(en('checkin.form.title'));
      await form.getByLabel(en('checkin.form.words')).fill('Never mind.');
      await form.getByRole('button', { name: 'Close' }).click();
      await slack.formCloses();
      await slack.sees(WORDS);
    },
  ],
  [
    'the answer changed',
    async ({ page, slack }) => {
      await slack.press(thanks(en, 4), en('checkin.change'));
      await slack.press(soFar(en, 4), en('checkin.scale.5'));
      await slack.sees(thanks(en, 5));
      await step(page, 'words');
    },
  ],
  [
    'the same on Teams in German',
    async ({ teams }) => {
      await teams.become('Yuki');
      await teams.sees(question(de, 'Tomás Thistle'));
      await teams.press(question(de, 'Tomás Thistle'), de('checkin.scale.4'));
      await teams.sees(thanks(de, 4));
    },
  ],
  [
    'the form on Teams',
    async ({ teams }) => {
      await teams.press(thanks(de, 4), de('checkin.add-words'));
      const form = await teams.formOpens(de('checkin.form.title'));
      await form.getByLabel(de('checkin.form.words')).fill(WORTE);
    },
  ],
  [
    'words on Teams',
    async ({ teams }) => {
      await teams.form.getByRole('button', { name: de('checkin.form.submit') }).click();
      await teams.formCloses();
      await teams.sees(WORTE);
    },
  ],
  [
    'the answer changed on Teams',
    async ({ teams }) => {
      await teams.press(WORTE, de('checkin.change'));
      await teams.press(soFar(de, 4), de('checkin.scale.5'));
      await teams.sees(WORTE);
      await teams.sees(thanks(de, 5));
    },
  ],
  [
    'a meeting is proposed',
    async ({ slack }) => {
      await slack.say('/mentor meet');
      const form = await slack.formOpens(en('meeting.form.title'));
      await form.getByLabel(en('meeting.form.topic')).fill('My next step');
    },
  ],
  [
    'and accepted',
    async ({ slack }) => {
      await slack.form.getByRole('button', { name: en('meeting.form.submit') }).click();
      await slack.formCloses();
      await slack.become('Mara');
      const proposal = en('meeting.proposal', { other: 'Noor Nettle' });
      await slack.sees(proposal);
      await slack.press(proposal, en('meeting.button.accept'));
      await slack.sees(start(en('meeting.agreed', { other: 'Noor Nettle' })));
    },
  ],
  [
    'a form says what is amiss',
    async ({ teams }) => {
      await teams.become('Tomás');
      await teams.say('meet Ivo');
      await teams.press(en('meeting.form.introduction', { other: 'Ivo Ivy' }), en('talk.open-form'));
      const form = await teams.formOpens(en('meeting.form.title'));
      await form.getByLabel(en('meeting.form.own-day')).fill('2026-11-27');
      await form.getByRole('button', { name: en('meeting.form.submit') }).click();
      await expectText(form, en('meeting.amiss.time-too'));
    },
  ],
  [
    'the weekly digest on both sides',
    async ({ page, slack, teams }) => {
      await teams.form.getByRole('button', { name: 'Close' }).click();
      await teams.formCloses();
      const title = en('digest.title', { program: 'Grow Together' });
      await slack.open('# mentoring');
      await slack.sees(title);
      await slack.message(title).locator('svg').first().waitFor();
      await teams.open('Mentoring');
      await teams.sees(title);
      await expectText(teams.message(title), en('digest.chart.title'));
      await step(page, 'digest');
    },
  ],
  [
    'a platform misbehaves and nothing is lost',
    async ({ page, slack }) => {
      await page.getByRole('button', { name: 'Misbehave' }).click();
      const faults = page.getByRole('complementary', { name: 'Misbehave' }).locator('section').first();
      await faults.getByRole('button', { name: /^Too many requests/ }).click();
      await expectText(faults, 'Waiting to go wrong: 1');
      await slack.become('Noor');
      await slack.open('Trellis');
      await slack.say('/mentor checkin');
      await expectText(faults, 'Nothing is waiting');
      await slack.sees(en('checkin.question.application', { partner: 'Mara Maple' }), 30_000);
    },
  ],
  [
    'roles, and who did what',
    async ({ slack }) => {
      await slack.become('Olivia');
      await slack.open('Trellis');
      await slack.say('/mentor role @mara sponsor');
      await slack.sees(en('role.set', { person: 'Mara Maple', roles: en('role.name.sponsor') }));
      await slack.say('/mentor audit');
      await slack.sees(`Olivia Oakes ${en('audit.act.role-give', { whom: 'Mara Maple', subject: en('role.name.sponsor') })}`);
    },
  ],
  [
    'one person in two chats',
    async ({ slack, teams }) => {
      const chats = { slack: en('link.chat.slack'), teams: en('link.chat.teams') };
      await slack.become('Noor');
      await slack.open('Trellis');
      await slack.say('/mentor link');
      const shown = await slack.sees(start(en('link.code')));
      const [, code] = /link ([2-9A-Z]{4}-[2-9A-Z]{4})/.exec(await shown.innerText());
      await teams.become('Noor');
      await teams.open('Trellis');
      await teams.say(`link ${code}`);
      const asked = en('link.is-that-you', { name: 'Noor Nettle', chat: chats.slack });
      await teams.sees(asked);
      await teams.press(asked, en('link.button.yes'));
      const askedToo = en('link.did-you-type', { name: 'Noor Nettle', chat: chats.teams });
      await slack.sees(askedToo);
      await slack.press(askedToo, en('link.button.yes'));
      await slack.sees(en('link.done', { chat: chats.teams }));
      await teams.sees(en('link.done', { chat: chats.slack }));
    },
  ],
  [
    'what is kept, and a copy of it',
    async ({ page, slack }) => {
      await slack.say('/mentor privacy');
      await slack.sees(en('privacy.kept'));
      await slack.press(en('privacy.kept'), en('privacy.button.copy'));
      await slack.sees(en('privacy.copy-ready'));
      const opened = page.context().waitForEvent('page');
      await slack.press(en('privacy.copy-ready'), en('privacy.button.open'));
      const copy = await opened;
      await expectText(copy.locator('body'), en('privacy.page.ready'));
      const taken = copy.waitForEvent('download');
      await copy.getByRole('button', { name: en('privacy.page.take') }).click();
      await until('the copy is named', async () => (await taken).suggestedFilename() === 'trellis-my-data.zip');
      await copy.reload();
      await expectText(copy.locator('body'), en('privacy.page.over'));
      await copy.close();
    },
  ],
  [
    'the calls can be seen',
    async ({ page }) => {
      await page.getByRole('button', { name: 'HTTP calls' }).click();
      const calls = page.getByRole('complementary', { name: 'HTTP calls' });
      await expectText(calls, 'chat.postMessage');
      await expectText(calls, 'fault: 429');
    },
  ],
];
