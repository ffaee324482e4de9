import { AdaptiveCard } from 'adaptivecards';
import { useEffect, useRef } from 'react';
import { host, numbered } from './cards.js';

/** An Adaptive Card, drawn by Microsoft's renderer. Drawn anew only when the card itself is another one, so that inputs keep their text. */
export default function Card({ card, onAct }) {
  const box = useRef(null);
  const act = useRef(onAct);
  act.current = onAct;
  const source = JSON.stringify(card);

  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = host;
    drawn.onExecuteAction = (action) => {
      if (action.getJsonTypeName() === 'Action.OpenUrl') {
        window.open(action.url, '_blank', 'noopener');
        return;
      }
      const entries = {};
      for (const input of drawn.getAllInputs()) {
        if (input.id && input.value !== undefined && input.value !== null) entries[input.id] = [String(input.value)];
      }
      act.current({ index: Number(action.id.replace('action-', '')), entries });
    };
    drawn.parse(numbered(JSON.parse(source)));
    box.current.replaceChildren(drawn.render());
  }, [source]);

  return <div className="adaptive-card" ref={box} />;
}
