import { useState } from 'preact/hooks';
import { LongText, Untrusted } from './untrusted.js';

const shownAtOnce = 100;
const deepest = 200;

/** A JSON value, folded. What is folded is not drawn, so that a large one costs nothing. */
export function JsonView({ value, openTo }: { value: unknown; openTo: number }) {
  return (
    <div class="json">
      <Value value={value} depth={0} openTo={openTo} />
    </div>
  );
}

interface ValueProps {
  readonly value: unknown;
  readonly name?: string | undefined;
  readonly depth: number;
  readonly openTo: number;
}

function Value({ value, name, depth, openTo }: ValueProps) {
  const key = name !== undefined && (
    <span class="json-key">
      <Untrusted text={name} />:{' '}
    </span>
  );
  if (value === null || typeof value !== 'object' || depth > deepest) {
    return (
      <div class="json-line">
        {key}
        <Leaf value={value} />
      </div>
    );
  }
  return <Branch value={value} label={key} depth={depth} openTo={openTo} />;
}

function Leaf({ value }: { value: unknown }) {
  if (typeof value === 'string') {
    return (
      <span class="json-text">
        "<LongText text={value} />"
      </span>
    );
  }
  if (typeof value === 'object' && value !== null) return <span>nested too deep to show</span>;
  return <span class="json-other">{String(value)}</span>;
}

interface BranchProps {
  readonly value: object;
  readonly label: preact.ComponentChildren;
  readonly depth: number;
  readonly openTo: number;
}

function Branch({ value, label, depth, openTo }: BranchProps) {
  const entries = Object.entries(value);
  const [isOpen, setOpen] = useState(depth < openTo && entries.length > 0);
  const [count, setCount] = useState(shownAtOnce);
  const isList = Array.isArray(value);
  const size = isList ? `[${entries.length}]` : `{${entries.length}}`;
  if (entries.length === 0) {
    return (
      <div class="json-line">
        {label}
        {isList ? '[]' : '{}'}
      </div>
    );
  }
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {label}
        <span class="json-size">{size}</span>{' '}
        {!isOpen && (
          <span class="json-hint">
            {isList ? '' : <Untrusted text={entries.map(([k]) => k).join(', ')} most={60} />}
          </span>
        )}
      </summary>
      {isOpen && (
        <div class="json-children">
          {entries.slice(0, count).map(([name, each]) => (
            <Value key={name} name={name} value={each} depth={depth + 1} openTo={openTo} />
          ))}
          {count < entries.length && (
            <button type="button" class="link" onClick={() => setCount(count + shownAtOnce)}>
              Show {Math.min(shownAtOnce, entries.length - count)} more of {entries.length}
            </button>
          )}
        </div>
      )}
    </details>
  );
}
