import { useEffect, useRef, useState } from 'react';
import Blocks from './Blocks.jsx';
import InputField, { entered } from './InputField.jsx';

/** The modal in front. What is entered lives here until it is submitted; closing forgets it, as in Slack. */
export default function Modal({ modal, deep, people, channels, perform }) {
  const { view } = modal;
  const inputs = view.blocks.filter((block) => block.type === 'input');
  const [values, setValues] = useState(() =>
    Object.fromEntries(
      inputs.map(({ block_id: block, element }) => [
        element.action_id,
        entered(element, modal.values[block]?.[element.action_id]),
      ]),
    ),
  );
  const [busy, setBusy] = useState(false);
  const box = useRef(null);

  useEffect(() => {
    (box.current.querySelector('input, textarea, select') ?? box.current.querySelector('button')).focus();
  }, []);

  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    await perform({ does: 'submit', entries: values });
    setBusy(false);
  };
  const close = () => perform({ does: deep ? 'closeAll' : 'close' });
  return (
    <div className="veil" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <form className="slack-modal" role="dialog" aria-modal="true" aria-label={view.title.text} ref={box} onSubmit={submit} noValidate>
        <header>
          <h2>{view.title.text}</h2>
          <button type="button" aria-label="Close" onClick={close}>
            ×
          </button>
        </header>
        <div className="body">
          {view.blocks.map((block) =>
            block.type === 'input' ? (
              <InputField
                key={block.block_id}
                block={block}
                values={values[block.element.action_id]}
                error={modal.fieldErrors[block.block_id]}
                people={people}
                channels={channels}
                onChange={(next) => setValues({ ...values, [block.element.action_id]: next })}
              />
            ) : (
              <Blocks
                key={block.block_id}
                of={modal.id + block.block_id}
                blocks={[block]}
                people={people}
                channels={channels}
                onPress={({ block: at, action }) => perform({ does: 'press', view: modal.id, block: at, action })}
              />
            ),
          )}
        </div>
        <footer>
          <button type="button" onClick={() => perform({ does: 'close' })}>
            {view.close?.text ?? 'Cancel'}
          </button>
          {view.submit && (
            <button type="submit" className="primary" disabled={busy}>
              {busy ? 'Sending…' : view.submit.text}
            </button>
          )}
        </footer>
      </form>
    </div>
  );
}
