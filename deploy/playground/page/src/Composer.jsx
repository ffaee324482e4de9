import { useEffect, useRef, useState } from 'react';

const MENTION = /(^|\s)@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u;

/** Where a person writes: Enter sends, @ completes people's names, and a few words to start from are at hand. */
export default function Composer({ label, placeholder, people, ideas, draft, onSend }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [busy, setBusy] = useState(false);
  const box = useRef(null);
  const from = draft?.at;

  useEffect(() => {
    if (from) {
      setText(draft.text);
      box.current.focus();
    }
    // A draft counts once, when it is handed over.
    // eslint-disable-next-line
  }, [from]);

  const typed = text.match(MENTION);
  const offered = typed
    ? people.filter((mention) => mention.toLowerCase().startsWith(typed[2].toLowerCase()) && mention !== typed[2]).slice(0, 6)
    : [];
  const complete = (mention) => {
    setText(text.replace(MENTION, `$1@${mention} `));
    setChosen(0);
    box.current.focus();
  };
  const send = async () => {
    const words = text.trim();
    if (!words || busy) return;
    setBusy(true);
    setText('');
    try {
      await onSend(words);
    } finally {
      setBusy(false);
      box.current?.focus();
    }
  };
  const onKey = (event) => {
    if (offered.length > 0 && ['ArrowDown', 'ArrowUp'].includes(event.key)) {
      event.preventDefault();
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (offered.length > 0 && (event.key === 'Tab' || event.key === 'Enter')) {
      event.preventDefault();
      complete(offered[Math.min(chosen, offered.length - 1)]);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {offered.length > 0 && (
        <ul className="completion" role="listbox" aria-label="People">
          {offered.map((mention, index) => (
            <li key={mention} role="option" aria-selected={index === chosen}>
              <button type="button" tabIndex={-1} onMouseDown={(event) => event.preventDefault()} onClick={() => complete(mention)}>
                @{mention}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="ideas">
        {ideas.map((idea) => (
          <button
            key={idea}
            type="button"
            onClick={() => {
              setText(idea);
              box.current.focus();
            }}
          >
            {idea}
          </button>
        ))}
      </div>
      <div className="field">
        <textarea
          ref={box}
          rows={1}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
        />
        <button type="submit" disabled={busy || !text.trim()}>
          {busy ? '…' : 'Send'}
        </button>
      </div>
    </form>
  );
}
