import { describe, expect, it } from 'vitest';
import { fillTemplate, parseTemplate } from '../../../../src/cli/read/mapping/template.js';

const fill = (source: string, ...values: string[]) => {
  const template = parseTemplate(source);
  if (typeof template === 'string') throw new Error(template);
  return fillTemplate(template.texts, values);
};

describe('a template', () => {
  it('puts columns into a text', () => {
    expect(parseTemplate('{account} - { Deal Name }!')).toEqual({
      texts: ['', ' - ', '!'],
      columns: ['account', 'Deal Name'],
    });
    expect(fill('{a} - {b}!', 'Acme', 'Plan')).toBe('Acme - Plan!');
  });

  it('gives nothing for an empty column, and shrinks white space to one space', () => {
    expect(fill('{a} {b}', '', 'GTX')).toBe('GTX');
    expect(fill('{a} {b} {c}', 'x', ' ', ' y\n z ')).toBe('x y z');
  });

  it('leaves the field out when all its columns are empty, whatever text is around them', () => {
    expect(fill('Deal {a}/{b}', ' ', '')).toBeUndefined();
  });

  it('keeps a column that holds what looks like a template or a replacement', () => {
    expect(fill('{a} {b}', '{b}', '$& {{x}}')).toBe('{b} $& {{x}}');
  });

  it('takes doubled braces for braces', () => {
    expect(fill('{{{a}}}', 'x')).toBe('{x}');
  });

  it.each([
    ['{a', 'single "{"'],
    ['a}', 'single "}"'],
    ['{}', 'no column in it'],
    ['plain', 'names no column'],
  ])('%s is found to be wrong', (source, problem) => {
    expect(parseTemplate(source)).toContain(problem);
  });
});
