import { useEffect, useState } from 'react';
import { moveClock } from './api.js';
import { kindInWords } from './kinds.js';
import { clockTime, shortDay, weekday } from './times.js';

const MOVES = [
  ['hour', '+1 hour'],
  ['day', '+1 day'],
  ['monday', 'To Monday 09:00'],
];

/** The time for everybody on the page, and the hands that move it. */
export default function ClockBar({ scene, zone, drawer, onDrawer, away }) {
  const now = useRunning(scene);
  const [moving, setMoving] = useState('');
  const [problem, setProblem] = useState('');

  const move = async (by) => {
    setMoving(by);
    setProblem('');
    try {
      await moveClock(by);
    } catch (failure) {
      setProblem(failure.message);
    } finally {
      setMoving('');
    }
  };
  const busy = moving !== '' || scene.moving;
  return (
    <header className="clockbar">
      <h1>
        Trellis <span>playground</span>
      </h1>
      <div className="clock" aria-label="The time in the playground">
        <strong data-check="now">
          {weekday(now, zone)}, {clockTime(now, zone)}
        </strong>
        <small>
          Berlin · {clockTime(now, 'Europe/Lisbon')} Lisbon · {clockTime(now, 'America/New_York')} New York
        </small>
      </div>
      <div className="moves" role="group" aria-label="Move the clock">
        {MOVES.map(([by, label]) => (
          <button key={by} type="button" disabled={busy} onClick={() => move(by)}>
            {moving === by ? 'Moving…' : label}
          </button>
        ))}
      </div>
      <p className="moved" role="status" data-check="moved">
        {away ? 'The playground does not answer. Is it still running?' : problem || <Brought scene={scene} zone={zone} busy={busy} />}
      </p>
      <div className="drawers">
        {[
          ['misbehave', 'Misbehave'],
          ['calls', 'HTTP calls'],
        ].map(([which, label]) => (
          <button
            key={which}
            type="button"
            aria-pressed={drawer === which}
            onClick={() => onDrawer(drawer === which ? null : which)}
          >
            {label}
          </button>
        ))}
      </div>
    </header>
  );
}

/** What the last move brought. */
function Brought({ scene, zone, busy }) {
  const { moved } = scene;
  if (busy) return 'Time passes…';
  if (!moved) return 'Move the clock and see who hears from Trellis.';
  const count = moved.sent.length;
  return (
    <>
      <details>
        <summary>{count === 1 ? '1 message sent' : `${count} messages sent`}</summary>
        <ul>
          {moved.sent.map((sent, index) => (
            <li key={index}>
              {shortDay(new Date(sent.at), zone)} · {kindInWords(sent.kind)} to {sent.to}
            </li>
          ))}
          {count === 0 && <li>Nobody had to hear anything.</li>}
        </ul>
      </details>
      {moved.next && (
        <span>
          next: {kindInWords(moved.next.what)}, {shortDay(new Date(moved.next.at), zone)}
        </span>
      )}
    </>
  );
}

/** The clock runs on between two answers. */
function useRunning(scene) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return new Date(new Date(scene.now).getTime() + Math.max(0, Date.now() - scene.receivedAt));
}
