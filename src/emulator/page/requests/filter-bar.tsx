import { operations } from '../../../../generated/operations.js';
import { counted } from '../parts/format.js';
import { type Filter, onlyFilters, statusFilters } from './filter.js';

interface FilterBarProps {
  readonly filter: Filter;
  readonly shown: number;
  readonly total: number;
  readonly onChange: (part: Partial<Filter>) => void;
}

const statusTitles: Readonly<Record<string, string>> = { none: 'No response' };

export function FilterBar({ filter, shown, total, onChange }: FilterBarProps) {
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <search class="bar" aria-label="Filter the requests">
      <label class="grow">
        <span class="only-read">Text in a request or its response</span>
        <input
          type="search"
          placeholder="Text, such as a deal’s id"
          value={filter.text}
          onInput={({ currentTarget }) => onChange({ text: currentTarget.value })}
        />
      </label>
      <Select
        label="Status"
        value={filter.status}
        options={Object.keys(statusFilters).map((name) => [name, statusTitles[name] ?? name])}
        onChange={(status) => onChange({ status })}
      />
      <Select
        label="Operation"
        value={filter.operation}
        options={[...Object.keys(operations), 'unknown'].map((name) => [name, name])}
        onChange={(operation) => onChange({ operation })}
      />
      <Select
        label="Show"
        value={filter.only}
        options={Object.entries(onlyFilters).map(([name, { title }]) => [name, title])}
        onChange={(only) => onChange({ only })}
      />
      <span class="count" role="status">
        {isFiltered ? `${shown.toLocaleString('en')} of ${counted(total, 'request')}` : counted(total, 'request')}
      </span>
    </search>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, title: string])[];
  readonly onChange: (value: string) => void;
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <label>
      <span class="only-read">{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">{label}: all</option>
        {options.map(([each, title]) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
