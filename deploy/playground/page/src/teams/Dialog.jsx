import { useEffect, useRef, useState } from 'react';
import Card from './Card.jsx';

/** An open dialog (task module). */
export default function Dialog({ dialog, perform }) {
  const [busy, setBusy] = useState(false);
  const box = useRef(null);
  useEffect(() => {
    (box.current.querySelector('.adaptive-card input, .adaptive-card textarea, .adaptive-card select') ?? box.current.querySelector('button')).focus();
  }, []);
  const close = () => perform({ does: 'close' });
  const act = async ({ index, entries }) => {
    setBusy(true);
    await perform({ does: 'submit', index, entries });
    setBusy(false);
  };
  return (
    <div className="veil" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <section className="teams-dialog" role="dialog" aria-modal="true" aria-label={dialog.title} ref={box} aria-busy={busy}>
        <header>
          <h2>{dialog.title}</h2>
          <button type="button" aria-label="Close" onClick={close}>
            ×
          </button>
        </header>
        <Card card={dialog.card} onAct={act} />
        {Object.values(dialog.inputErrors).map((error) => (
          <p key={error} className="notice" role="alert">
            {error}
          </p>
        ))}
      </section>
    </div>
  );
}
