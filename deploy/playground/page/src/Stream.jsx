import { Fragment, useEffect, useRef } from 'react';
import { day, sameDay } from './times.js';

/** Messages, oldest first, with a line for every new day; stays at the end as they come. */
export default function Stream({ name, messages, zone, draw }) {
  const end = useRef(null);
  const newest = messages.at(-1)?.key;
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [name, newest]);
  return (
    <div className="stream" role="log" aria-label={name} tabIndex={0}>
      {messages.length === 0 && <p className="empty">Nothing here yet.</p>}
      {messages.map((message, index) => (
        <Fragment key={message.key}>
          {(index === 0 || !sameDay(messages[index - 1].at, message.at, zone)) && (
            <p className="day">
              <span>{day(message.at, zone)}</span>
            </p>
          )}
          {draw(message)}
        </Fragment>
      ))}
      <div ref={end} />
    </div>
  );
}
