const person = (side, part) => side.people.find((each) => each.played && each.part === part);

/** Six steps to see what it is about; a click leads to where each is done. */
export default function TryThis({ done, world, slack, teams }) {
  const mara = person(world.slack, 'MENTOR');
  const noor = person(world.slack, 'MENTEE');
  const steps = [
    {
      id: 'pair',
      title: 'Pair two people',
      how: `as Olivia: /mentor pair @${mara.mention} @${noor.mention}`,
      lead: () => {
        slack.become(person(world.slack, 'ADMIN').id);
        slack.go('direct');
        slack.draft(`/mentor pair @${mara.mention} @${noor.mention}`);
      },
    },
    {
      id: 'clock',
      title: 'Move the clock',
      how: 'to Monday 09:00, above',
      lead: () => document.querySelector('.moves button:last-child').focus(),
    },
    {
      id: 'answer',
      title: 'Answer with one tap',
      how: 'as Noor in Slack, or Yuki in Teams (auf Deutsch)',
      lead: () => {
        slack.become(noor.id);
        slack.go('direct');
        teams.become(person(world.teams, 'MENTEE').id);
        teams.go('direct');
      },
    },
    {
      id: 'words',
      title: 'Add words, change it',
      how: '“Add a few words”, then “Change answer”',
      lead: () => {
        slack.become(noor.id);
        slack.go('direct');
      },
    },
    {
      id: 'reminder',
      title: 'See a meeting reminder',
      how: 'as Tomás in Teams: he meets Ivo on Friday',
      lead: () => {
        teams.become(person(world.teams, 'MENTOR').id);
        teams.go('direct');
      },
    },
    {
      id: 'digest',
      title: 'Read the weekly digest',
      how: 'in the mentoring channel, on both sides',
      lead: () => {
        slack.go(world.slack.channel);
        teams.go(world.teams.channel);
      },
    },
  ];
  const next = steps.find((step) => !done.includes(step.id))?.id;
  return (
    <nav className="trythis" aria-label="Try this">
      <ol>
        {steps.map((step, index) => {
          const state = done.includes(step.id) ? 'done' : step.id === next ? 'next' : 'later';
          return (
            <li key={step.id} className={state} data-check={`step-${step.id}`}>
              <button type="button" onClick={step.lead}>
                <span className="tick" aria-hidden="true">
                  {state === 'done' ? '✓' : index + 1}
                </span>
                <span>
                  <strong>{step.title}</strong>
                  <small>{step.how}</small>
                </span>
                {state === 'done' && <span className="unseen">(done)</span>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
