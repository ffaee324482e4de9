import { useState } from 'react';
import { Avatar } from '../PersonaSwitch.jsx';
import { clockTime } from '../times.js';
import Card from './Card.jsx';

/** Text as Teams shows it: mentions are marked, everything else is read to the letter. */
function Words({ text }) {
  const plain = (part) => part.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
  return text.split(/(<at>.*?<\/at>)/).map((part, index) =>
    part.startsWith('<at>') ? <b key={index}>{plain(part.slice(4, -5))}</b> : <span key={index}>{plain(part)}</span>,
  );
}

export default function TeamsMessage({ message, conversation, mine, zone, perform }) {
  const [busy, setBusy] = useState(false);
  const act = async ({ index, entries }) => {
    setBusy(true);
    await perform({ does: 'press', conversation, message: message.id, index, entries });
    setBusy(false);
  };
  return (
    <article className={`teams-message${mine ? ' mine' : ''}${message.rootId ? ' reply' : ''}`} data-id={message.id} aria-busy={busy}>
      {!mine && <Avatar name={message.authorName} bot={message.fromBot} round />}
      <div>
        <p className="byline">
          {!mine && <strong>{message.authorName}</strong>}
          <time>{clockTime(message.at, zone)}</time>
          {message.edited && <span>Edited</span>}
        </p>
        {message.text && (
          <p className="bubble">
            <Words text={message.text} />
          </p>
        )}
        {message.card && <Card card={message.card} onAct={act} />}
        {Object.values(message.inputErrors).map((error) => (
          <p key={error} className="notice" role="alert">
            {error}
          </p>
        ))}
        {message.notice && (
          <p className="notice" role="alert">
            {message.notice}
          </p>
        )}
      </div>
    </article>
  );
}
