import { AdaptiveCard, HostConfig } from 'adaptivecards';

const text = (colour, subtle) => ({ default: colour, subtle });
const colours = {
  default: text('#242424', '#616161'),
  dark: text('#242424', '#616161'),
  light: text('#ffffff', '#e0e0e0'),
  accent: text('#5b5fc7', '#7f85f5'),
  good: text('#0b6a0b', '#237b4b'),
  warning: text('#8a5a00', '#a67600'),
  attention: text('#b10e1c', '#c4314b'),
};

/** How Teams lays out a card: what a host decides, the card does not say. */
export const host = new HostConfig({
  fontFamily: '"Segoe UI", system-ui, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 14 },
  supportsInteractivity: true,
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left', spacing: 'medium' },
  adaptiveCard: { allowCustomStyle: true },
  inputs: {
    label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder', suffix: ' *' }, optionalInputs: { weight: 'bolder' } },
    errorMessage: { spacing: 'small', weight: 'default' },
  },
  containerStyles: {
    default: { backgroundColor: '#ffffff', foregroundColors: colours },
    emphasis: { backgroundColor: '#f0f0f0', foregroundColors: colours },
    accent: { backgroundColor: '#7f85f5', foregroundColors: colours },
    good: { backgroundColor: '#5fae7b', foregroundColors: colours },
    attention: { backgroundColor: '#fdf3f4', foregroundColors: colours },
    warning: { backgroundColor: '#fdf6e3', foregroundColors: colours },
  },
});

const escaped = (said) => said.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

// The little Markdown that Teams reads in titles and labels: bold, italics, and backslashes that take a sign's meaning away.
AdaptiveCard.onProcessMarkdown = (said, result) => {
  result.outputHtml = escaped(said)
    .replace(/\\([\\`*_{}[\]()#+.!|~-])/g, (_, sign) => `&#${sign.codePointAt(0)};`)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|\W)_(.+?)_(?=\W|$)/g, '$1<em>$2</em>');
  result.didProcess = true;
};

const NOT_SHOWN = ['fallback', 'refresh', 'authentication', 'data'];

/** The card with every action's id replaced by its place, counted as the stand-in counts. */
export function numbered(card) {
  const copy = structuredClone(card);
  let count = 0;
  const walk = (node) => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (node === null || typeof node !== 'object') return undefined;
    if (typeof node.type === 'string' && node.type.startsWith('Action.')) {
      node.id = `action-${count++}`;
      return walk(node.card);
    }
    return Object.entries(node)
      .filter(([key]) => !NOT_SHOWN.includes(key))
      .forEach(([, value]) => walk(value));
  };
  walk(copy);
  return copy;
}
