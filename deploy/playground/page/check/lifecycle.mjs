// From sign-up to a good end, on both sides of the page: a step for every flow of the mentoring life cycle.
import { de, en, start } from './texts.mjs';
import { expectText, move } from './waiting.mjs';

const PROGRAM = { program: 'Grow Together' };
const GOAL = 'Present our numbers to the sales team';

export const LIFE_CYCLE = [
  [
    'a program from a template',
    async ({ page, slack }) => {
      await page.getByRole('button', { name: 'HTTP calls' }).click();
      await slack.become('Olivia');
      await slack.open('Trellis');
      await slack.say('/mentor program create Reverse');
      await slack.formOpens(en('program.form.title'));
    },
  ],
  [
    'what is still missing in a program',
    async ({ slack }) => {
      await slack.form.getByRole('button', { name: 'Close' }).click();
      await slack.formCloses();
      await slack.say('/mentor program checklist');
      await slack.sees(new RegExp(`${PROGRAM.program}: .*missing`));
    },
  ],
  [
    'which layer decides a setting',
    async ({ teams }) => {
      await teams.become('Renata');
      await teams.open('Trellis');
      await teams.say('settings explain');
      await teams.sees(en('settings.explain'));
    },
  ],
  [
    'somebody joins as a mentor',
    async ({ slack }) => {
      await slack.become('Olivia');
      await slack.say('/mentor join mentor');
      const accept = en('enrolment.button.accept.mentor');
      await slack.sees(accept);
      await slack.press(accept, accept);
      await slack.sees(en('enrolment.welcome.mentor', PROGRAM));
    },
  ],
  [
    'questions in short steps',
    async ({ slack }) => {
      await slack.press(en('enrolment.welcome.mentor', PROGRAM), en('intake.button.go-on'));
      const form = await slack.formOpens(en('intake.offered.form.title'));
      await form.getByLabel(en('intake.form.offered')).selectOption({ label: en('term.skill.writing') });
      await form.getByRole('button', { name: en('intake.form.next') }).click();
      await slack.formOpens(en('intake.offered-levels.form.title'));
    },
  ],
  [
    'closed half-way, and an admin says yes',
    async ({ slack }) => {
      await slack.form.getByRole('button', { name: en('intake.form.next') }).click();
      await slack.formOpens(en('intake.goals.form.title'));
      await slack.form.getByRole('button', { name: 'Close' }).click();
      await slack.formCloses();
      await slack.say('/mentor applications');
      await slack.sees(en('enrolment.button.look'));
      await slack.press(en('enrolment.button.look'), en('enrolment.button.look'));
      await slack.sees(en('enrolment.button.approve'));
      await slack.press(en('enrolment.button.approve'), en('enrolment.button.approve'));
      await slack.sees(en('enrolment.approved', PROGRAM));
    },
  ],
  [
    'somebody joins on Teams',
    async ({ teams }) => {
      await teams.become('Renata');
      await teams.open('Trellis');
      await teams.say('join mentee');
      const accept = en('enrolment.button.accept.mentee');
      await teams.sees(accept);
      await teams.press(accept, accept);
      await teams.sees(en('enrolment.welcome.mentee', PROGRAM));
      await teams.press(en('enrolment.welcome.mentee', PROGRAM), en('intake.button.go-on'));
      const form = await teams.formOpens(en('intake.wanted.form.title'));
      await form.getByLabel(en('term.skill.writing')).check();
      await form.getByRole('button', { name: en('intake.form.next') }).click();
      await teams.formOpens(en('intake.wanted-levels.form.title'));
      await form.getByRole('button', { name: en('intake.form.next') }).click();
      await teams.formOpens(en('intake.goals.form.title'));
      await teams.form.getByRole('button', { name: 'Close' }).click();
      await teams.formCloses();
    },
  ],
  [
    'a round is proposed with reasons',
    async ({ slack }) => {
      await slack.say('/mentor match');
      await slack.sees(en('match.button.look'), 60_000);
      await slack.press(en('match.button.look'), en('match.button.look'));
      await slack.sees(en('match.fact.weakest'));
      await slack.press(en('match.fact.weakest'), en('match.button.pairs'));
      await slack.sees('Renata Reed');
    },
  ],
  [
    'announced to both sides',
    async ({ slack, teams }) => {
      await slack.say('/mentor match');
      await slack.sees(en('match.button.announce'));
      await slack.press(en('match.button.announce'), en('match.button.announce'));
      await slack.sees(en('match.button.announce-yes'));
      await slack.press(en('match.button.announce-yes'), en('match.button.announce-yes'));
      await teams.sees(en('pairing.introduction.mentee', { partner: 'Olivia Oakes', ...PROGRAM }), 60_000);
      await slack.sees(en('pairing.introduction.mentor', { partner: 'Renata Reed', ...PROGRAM }));
    },
  ],
  [
    'an agreement is signed by both',
    async ({ slack, teams }) => {
      await teams.say('agreement');
      const mine = en('agreement.title', { other: 'Olivia Oakes' });
      const sign = en('agreement.button.sign', { version: '1' });
      await teams.sees(mine);
      await teams.press(mine, sign);
      await slack.say('/mentor agreement');
      const ours = en('agreement.title', { other: 'Renata Reed' });
      await slack.sees(ours);
      await slack.press(ours, sign);
      await slack.sees(en('agreement.signed-both', { other: 'Renata Reed', version: '1' }));
    },
  ],
  [
    'a goal in own words on Teams',
    async ({ teams }) => {
      await teams.say('goal new');
      await teams.sees(en('goal.button.own-words'));
      await teams.press(en('goal.button.own-words'), en('goal.button.own-words'));
      const form = await teams.formOpens(en('goal.new.form.title'));
      await form.getByLabel(en('goal.form.what')).fill(GOAL);
      await form.getByLabel(en('goal.form.milestones'), { exact: false }).fill('Draft the slides 2027-01-15');
      await form.getByRole('button', { name: en('goal.form.submit') }).click();
      await teams.formCloses();
      await teams.sees(en('goal.saved', { title: GOAL }));
    },
  ],
  [
    'one tap of progress on Teams',
    async ({ teams }) => {
      await teams.press(GOAL, en('milestone.button.half-way'));
      await teams.sees(en('milestone.noted.half-way', { title: 'Draft the slides' }));
    },
  ],
  [
    'a goal from a template on Slack',
    async ({ slack }) => {
      await slack.say('/mentor goal new');
      await slack.sees(en('goal.templates'));
      await slack.message(en('goal.templates')).getByRole('button').first().click();
      const form = await slack.formOpens(en('goal.new.form.title'));
      await form.getByRole('button', { name: en('goal.form.submit') }).click();
      await slack.formCloses();
      await slack.sees(start(en('goal.saved', { title: '' })));
    },
  ],
  [
    'another morning: are the two a good fit?',
    async ({ page, teams }) => {
      await teams.become('Yuki');
      await teams.open('Trellis');
      const asked = de('trial.question', { partner: 'Tomás Thistle' });
      // One message a day: what waits beside it may come first.
      for (let morning = 0; morning < 3 && (await teams.message(asked).count()) === 0; morning++) {
        await move(page, '+1 day');
        await teams.sees(asked, 2_000).catch(() => {});
      }
      await teams.sees(asked);
      await teams.press(asked, de('trial.answer.good-fit'));
      await teams.sees(de('trial.thanks.good-fit', { partner: 'Tomás Thistle' }));
    },
  ],
  [
    'something to read on both sides',
    async ({ slack, teams }) => {
      await slack.say('/mentor library feedback');
      await slack.sees('“feedback”');
      await teams.say('library');
      await teams.sees(de('library.title'));
    },
  ],
  [
    'who carries how much',
    async ({ slack, teams }) => {
      await slack.say('/mentor report rotation');
      await slack.sees(en('report.rotation.title', PROGRAM));
      await teams.become('Renata');
      await teams.say('report rotation');
      await teams.sees(en('report.rotation.title', PROGRAM));
    },
  ],
  [
    'whether groups are treated alike, and what went with good outcomes',
    async ({ slack, teams }) => {
      await slack.say('/mentor report factors');
      await slack.sees(en('report.factors.title', PROGRAM));
      await teams.say('report inclusion');
      await teams.sees(en('report.inclusion.title', PROGRAM));
    },
  ],
  [
    'a good end is begun on Teams',
    async ({ slack, teams }) => {
      await teams.say('end');
      const why = en('ending.ask', { partner: 'Olivia Oakes' });
      await teams.sees(why);
      await teams.press(why, en('ending.why.goals-reached'));
      const mine = en('ending.running.by-you', { partner: 'Olivia Oakes', why: en('ending.because.goals-reached') });
      await teams.sees(mine);
      await slack.sees(en('ending.running.for-you', { partner: 'Renata Reed', why: en('ending.because.goals-reached') }));
    },
  ],
  [
    'a few last words on Slack',
    async ({ slack, teams }) => {
      const running = en('ending.running.for-you', { partner: 'Renata Reed', why: en('ending.because.goals-reached') });
      await slack.press(running, en('ending.button.say'));
      const form = await slack.formOpens(en('ending.form.title'));
      await form.getByLabel(en('ending.form.thanks', { partner: 'Renata Reed' })).fill('You asked the better questions.');
      await form.getByRole('button', { name: en('ending.form.submit') }).click();
      await slack.formCloses();
      await teams.sees('You asked the better questions.');
    },
  ],
  [
    'a hand-over is asked for, and the mentee decides',
    async ({ slack, teams }) => {
      await slack.say('/mentor handover @noor @olivia');
      // Since she has both chats, Noor is reached where she was last.
      await teams.become('Noor');
      await teams.open('Trellis');
      await teams.sees(en('handover.button.yes'));
      await teams.press(en('handover.button.yes'), en('handover.button.yes'));
      await teams.sees(start(en('handover.mentee.said-yes', { next: 'Olivia Oakes' })));
    },
  ],
];
