// The elements of a modal's input blocks. slack-blocks-to-jsx draws them too, but keeps what was entered to itself.

const options = (element) => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group) => group.options),
];
const seconds = (local) => (local ? String(Math.floor(new Date(`${local}:00Z`).getTime() / 1000)) : '');
const local = (epoch) => (epoch ? new Date(Number(epoch) * 1000).toISOString().slice(0, 16) : '');

/** @param values what is entered: one text, or several for checkboxes and multi-selects */
export default function InputField({ block, values, error, people, channels, onChange }) {
  const { element } = block;
  const id = `field-${block.block_id}`;
  const grouped = ['radio_buttons', 'checkboxes'].includes(element.type);
  const label = (
    <>
      {block.label.text}
      {block.optional && <span className="optional"> (optional)</span>}
    </>
  );
  const about = [block.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const control = (
    <Control {...{ id, element, values, people, channels, onChange }} about={about} invalid={Boolean(error)} />
  );
  return (
    <div className={`input-field${error ? ' wrong' : ''}`}>
      {grouped ? (
        <fieldset aria-describedby={about}>
          <legend>{label}</legend>
          {control}
        </fieldset>
      ) : (
        <>
          <label htmlFor={id}>{label}</label>
          {control}
        </>
      )}
      {block.hint && (
        <small id={`${id}-hint`} className="hint">
          {block.hint.text}
        </small>
      )}
      {error && (
        <small id={`${id}-error`} className="error" role="alert">
          {error}
        </small>
      )}
    </div>
  );
}

function Control({ id, element, values, about, invalid, people, channels, onChange }) {
  const value = values[0] ?? '';
  const one = (next) => onChange([next]);
  const common = { id, 'aria-describedby': about, 'aria-invalid': invalid || undefined };
  const typed = { ...common, value, placeholder: element.placeholder?.text, onChange: (event) => one(event.target.value) };
  const lists = {
    users_select: people.map((each) => [each.id, each.name]),
    channels_select: channels.map((each) => [each.id, `#${each.name}`]),
    conversations_select: channels.map((each) => [each.id, `#${each.name}`]),
  };
  switch (element.type) {
    case 'plain_text_input':
      return element.multiline ? (
        <textarea {...typed} rows={4} maxLength={element.max_length} />
      ) : (
        <input {...typed} type="text" maxLength={element.max_length} />
      );
    case 'email_text_input':
      return <input {...typed} type="email" />;
    case 'url_text_input':
      return <input {...typed} type="url" />;
    case 'number_input':
      return <input {...typed} type="number" min={element.min_value} max={element.max_value} />;
    case 'datepicker':
      return <input {...typed} type="date" />;
    case 'timepicker':
      return <input {...typed} type="time" />;
    case 'datetimepicker':
      return (
        <input {...common} type="datetime-local" value={local(value)} onChange={(event) => one(seconds(event.target.value))} />
      );
    case 'radio_buttons':
      return options(element).map((option) => (
        <label key={option.value} className="choice">
          <input type="radio" name={id} checked={value === option.value} onChange={() => one(option.value)} />
          {option.text.text}
        </label>
      ));
    case 'checkboxes':
      return options(element).map((option) => (
        <label key={option.value} className="choice">
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...values, option.value] : values.filter((each) => each !== option.value))
            }
          />
          {option.text.text}
        </label>
      ));
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return (
        <select {...common} value={value} onChange={(event) => one(event.target.value)}>
          <option value="">{element.placeholder?.text ?? 'Choose…'}</option>
          {(lists[element.type] ?? options(element).map((option) => [option.value, option.text.text])).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      );
    case 'multi_static_select':
      return (
        <select
          {...common}
          multiple
          value={values}
          onChange={(event) => onChange([...event.target.selectedOptions].map((option) => option.value))}
        >
          {options(element).map((option) => (
            <option key={option.value} value={option.value}>
              {option.text.text}
            </option>
          ))}
        </select>
      );
    default:
      return <em>The playground has no {element.type}.</em>;
  }
}

const MANY = ['checkboxes', 'multi_static_select'];

/** What the platform says is entered in an element, as texts. */
export function entered(element, state) {
  const single = (value) => (value == null ? '' : String(value?.value ?? value));
  const at = Object.entries(state ?? {}).find(([key]) => key !== 'type')?.[1];
  if (MANY.includes(element.type)) return (at ?? []).map(single);
  return [single(at)];
}
