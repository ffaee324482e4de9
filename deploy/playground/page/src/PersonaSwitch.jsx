const PARTS = { ADMIN: 'admin', MENTOR: 'mentor', MENTEE: 'mentee' };

export const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join('');

const HUES = [158, 262, 22, 205, 338, 45, 290, 120];
export const colour = (name) => `hsl(${HUES[[...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % HUES.length]} 45% 42%)`;

export function Avatar({ name, bot, round }) {
  return (
    <span
      className={`avatar${round ? ' round' : ''}`}
      style={bot ? undefined : { background: colour(name) }}
      aria-hidden="true"
    >
      {bot ? <img src="/trellis.svg" alt="" /> : initials(name)}
    </span>
  );
}

/** Whose client this is. */
export default function PersonaSwitch({ platform, side, me, become, unread }) {
  return (
    <div className="personas" role="radiogroup" aria-label={`Who you are in ${platform}`}>
      <span className="where">
        <b>{platform}</b> {side.name}
      </span>
      {side.people
        .filter((person) => person.played)
        .map((person) => {
          const count = person.id === me.id ? 0 : unread(person.id);
          return (
            <button
              key={person.id}
              type="button"
              role="radio"
              aria-checked={person.id === me.id}
              onClick={() => become(person.id)}
              title={`${person.name}, ${PARTS[person.part]}, ${person.zone}, ${person.locale}`}
            >
              <Avatar name={person.name} round />
              <span>
                {person.name.split(' ')[0]}
                <small>{PARTS[person.part]}</small>
              </span>
              {count > 0 && (
                <span className="badge" aria-label={`${count} new`}>
                  {count}
                </span>
              )}
            </button>
          );
        })}
    </div>
  );
}
