import { useEffect, useState } from 'react';
import { getCalls, misbehave } from './api.js';
import { clockTime } from './times.js';

const NAMES = { slack: 'Slack', teams: 'Teams' };
const FAULTS = [
  ['429', 'Too many requests', 'The next message is refused with 429 and Retry-After: 5 seconds.'],
  ['500', 'Server error', 'The next message fails with 500.'],
  ['silence', 'Delivered, no answer', 'The next message arrives, but Trellis never hears that it did.'],
  ['duplicate', 'Twice', 'The next request to Trellis arrives two times at once.'],
];

export default function Drawer({ which, faults, zone, onClose }) {
  return (
    <aside className="drawer" aria-label={which === 'calls' ? 'HTTP calls' : 'Misbehave'}>
      <button type="button" className="close" aria-label="Close" onClick={onClose}>
        ×
      </button>
      {which === 'calls' ? <Calls zone={zone} /> : <Misbehave faults={faults} />}
    </aside>
  );
}

function Misbehave({ faults }) {
  return (
    <>
      <h2>How the platforms may misbehave</h2>
      <div className="faults">
        {Object.entries(NAMES).map(([platform, name]) => (
          <section key={platform}>
            <h3>{name}</h3>
            {FAULTS.map(([fault, label, what]) => (
              <button key={fault} type="button" title={what} onClick={() => misbehave(platform, fault)}>
                {label}
                <small>{what}</small>
              </button>
            ))}
            <p>
              {faults[platform].length === 0
                ? 'Nothing is waiting to go wrong.'
                : `Waiting to go wrong: ${faults[platform].length}.`}{' '}
              {faults[platform].length > 0 && (
                <button type="button" className="link" onClick={() => misbehave(platform, 'clear')}>
                  Behave again
                </button>
              )}
            </p>
          </section>
        ))}
      </div>
    </>
  );
}

function Calls({ zone }) {
  const [calls, setCalls] = useState([]);
  useEffect(() => {
    let stopped = false;
    const look = () =>
      getCalls()
        .then((newest) => !stopped && setCalls(newest))
        .catch(() => {});
    look();
    const timer = setInterval(look, 1500);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, []);
  return (
    <>
      <h2>HTTP calls, newest first</h2>
      <ol className="calls">
        {calls.map(({ platform, call }) => (
          <li key={`${platform}${call.number}`} className={call.outcome === 'ok' || call.outcome.startsWith('200') ? '' : 'bad'}>
            <details>
              <summary>
                <time>{clockTime(new Date(call.when), zone)}</time>
                <b>{call.direction === 'FROM_SERVICE' ? `Trellis → ${NAMES[platform]}` : `${NAMES[platform]} → Trellis`}</b>
                <code>{call.method}</code>
                <em>{call.outcome}</em>
              </summary>
              <pre>{JSON.stringify(call.arguments, null, 2)}</pre>
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}
