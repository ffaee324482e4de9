// The newcomer's walk, in order. Each step is seen on the page, never asked of the service.
import { expectText, until } from './waiting.mjs';

const step = (page, id) => page.locator(`[data-check="step-${id}"].done`).waitFor();
const move = async (page, label) => {
  await page.getByRole('group', { name: 'Move the clock' }).getByRole('button', { name: label }).click();
  await until('the clock has moved', async () => /messages? sent/.test(await page.locator('[data-check="moved"]').innerText()), 90_000);
};

export const STEPS = [
  [
    'overview',
    async ({ page, slack, teams }) => {
      await expectText(page.locator('[data-check="now"]'), /Thursday,? 19 November 2026, 15:0/);
      await slack.become('Olivia');
      await slack.sees('Done: Tomás Thistle mentors Ivo Ivy');
      await teams.become('Yuki');
    },
  ],
  [
    'a wrong command gets a suggestion',
    async ({ slack }) => {
      await slack.say('/mentor piar @mara @noor');
      await slack.sees('Did you mean pair');
    },
  ],
  [
    'people are completed',
    async ({ page, slack }) => {
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
      await slack.sees('Done: Mara Maple mentors Noor Nettle');
      await slack.become('Noor');
      await slack.sees('Mara Maple is now your mentor');
      await step(page, 'pair');
    },
  ],
  [
    'the home page',
    async ({ slack }) => {
      await slack.at.getByRole('tab', { name: 'Home' }).click();
      await expectText(slack.at.locator('[data-check="home"]'), 'Your mentor: Mara Maple');
    },
  ],
  [
    'an hour later the meeting reminder',
    async ({ page, slack, teams }) => {
      await slack.at.getByRole('tab', { name: 'Messages' }).click();
      await move(page, '+1 hour');
      await teams.become('Tomás');
      await teams.sees('You meet Ivo Ivy on');
      await step(page, 'reminder');
    },
  ],
  [
    'Monday the mentee is asked',
    async ({ page, slack }) => {
      await move(page, 'To Monday 09:00');
      await expectText(page.locator('[data-check="now"]'), /Monday,? 23 November 2026, 09:0/);
      await slack.become('Noor');
      await slack.sees('A quick check-in on your mentoring with Mara Maple');
      await step(page, 'clock');
    },
  ],
  [
    'answered with a tap',
    async ({ page, slack }) => {
      await slack.press('A quick check-in on your mentoring', '4 · well');
      await slack.sees('Thank you. You answered 4 · well');
      await step(page, 'answer');
    },
  ],
  [
    'the form for words',
    async ({ slack }) => {
      await slack.press('Thank you. You answered', 'Add a few words');
      const form = await slack.formOpens('A few words');
      await form.getByLabel('Your words').fill('I ran the retro myself, and nobody noticed I was nervous.');
      await form.getByLabel('My mentor and I').check();
    },
  ],
  [
    'words on the receipt',
    async ({ slack }) => {
      await slack.form.getByRole('button', { name: 'Save' }).click();
      await slack.formCloses();
      await slack.sees('nobody noticed I was nervous');
    },
  ],
  [
    'a form closed half-way changes nothing',
    async ({ slack }) => {
      await slack.press('Thank you. You answered', 'Change my words');
      const form = await slack.formOpens('A few words');
      await form.getByLabel('Your words').fill('Never mind.');
      await form.getByRole('button', { name: 'Close' }).click();
      await slack.formCloses();
      await slack.sees('nobody noticed I was nervous');
    },
  ],
  [
    'the answer changed',
    async ({ page, slack }) => {
      await slack.press('Thank you. You answered', 'Change answer');
      await slack.press('So far you answered', '5 · very well');
      await slack.sees('Thank you. You answered 5 · very well');
      await step(page, 'words');
    },
  ],
  [
    'the same on Teams in German',
    async ({ teams }) => {
      await teams.become('Yuki');
      await teams.sees('Kurz nachgefragt zu deinem Mentoring mit Tomás Thistle');
      await teams.press('Kurz nachgefragt', '4 · gut');
      await teams.sees('Danke. Deine Antwort: 4 · gut');
    },
  ],
  [
    'the form on Teams',
    async ({ teams }) => {
      await teams.press('Danke. Deine Antwort', 'Etwas dazuschreiben');
      const form = await teams.formOpens('Ein paar Worte');
      await form.getByLabel('Deine Worte').fill('Ich habe zum ersten Mal selbst moderiert.');
    },
  ],
  [
    'words on Teams',
    async ({ teams }) => {
      await teams.form.getByRole('button', { name: 'Speichern' }).click();
      await teams.formCloses();
      await teams.sees('zum ersten Mal selbst moderiert');
      await teams.press('Danke. Deine Antwort', 'Antwort ändern');
      await teams.press('Bisher hast du', '5 · sehr gut');
      await teams.sees('Danke. Deine Antwort: 5 · sehr gut');
    },
  ],
  [
    'a meeting is proposed',
    async ({ slack }) => {
      await slack.say('/mentor meet');
      const form = await slack.formOpens('Propose a meeting');
      await form.getByLabel('Topic').fill('My next step');
    },
  ],
  [
    'and accepted',
    async ({ slack }) => {
      await slack.form.getByRole('button', { name: 'Send' }).click();
      await slack.formCloses();
      await slack.become('Mara');
      await slack.sees('Noor Nettle would like to meet you');
      await slack.press('Noor Nettle would like to meet you', 'Accept');
      await slack.sees('You meet Noor Nettle on');
    },
  ],
  [
    'the weekly digest on both sides',
    async ({ page, slack, teams }) => {
      await slack.open('# mentoring');
      await slack.sees('The week in Grow Together');
      await slack.message('The week in Grow Together').locator('svg').first().waitFor();
      await teams.open('Mentoring');
      await teams.sees('The week in Grow Together');
      await step(page, 'digest');
    },
  ],
  [
    'a platform misbehaves and nothing is lost',
    async ({ page, slack }) => {
      await page.getByRole('button', { name: 'Misbehave' }).click();
      const slackFaults = page.getByRole('complementary', { name: 'Misbehave' }).locator('section').first();
      await slackFaults.getByRole('button', { name: /^Too many requests/ }).click();
      await expectText(slackFaults, 'Waiting to go wrong: 1');
      await slack.become('Noor');
      await slack.open('Trellis');
      await slack.say('checkin');
      await expectText(slackFaults, 'Nothing is waiting');
      await slack.sees(/How much of what you and Mara Maple talked about/, 30_000);
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
