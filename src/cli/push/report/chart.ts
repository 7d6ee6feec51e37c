import { html } from 'hono/html';

/** A column of a chart, from the bottom up. */
export interface Column {
  /** Each with the name of its class. */
  parts: readonly { name: string; value: number }[];
  /** How much of the column's time is shaded, from 0 to 1. */
  shade: number;
}

const width = 960;
const height = 160;
const widest = 14;

/** Columns from left to right. It has no text, so that it can grow and shrink. */
export function columnChart(columns: readonly Column[], highest: number, label: string) {
  const each = width / Math.max(columns.length, 1);
  const unit = height / Math.max(highest, 1);
  const rects = columns.map(({ parts, shade }, index) => {
    let top = height;
    const x = index * each;
    const stack = parts.map(({ name, value }) => {
      top -= value * unit;
      return value === 0 ? '' : rect(name, x + each * 0.08, top, Math.min(each * 0.84, widest), value * unit);
    });
    return [shade > 0 ? rect('held', x, 0, each * Math.min(shade, 1), height) : '', ...stack];
  });
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}">${rects}</svg>`;
}

/** One bar of parts that add up to the whole. Each is there to be seen, however small. */
export function stackedBar(parts: readonly { name: string; value: number }[], label: string) {
  const [length, least] = [1000, 6];
  const seen = parts.filter(({ value }) => value > 0);
  const total = seen.reduce((sum, { value }) => sum + value, 0);
  const room = length - least * seen.length;
  let x = 0;
  const rects = seen.map(({ name, value }) => {
    const each = least + (room * value) / total;
    x += each;
    return rect(name, x - each, 0, each, 10);
  });
  return html`<svg class="bar" viewBox="0 0 ${length} 10" preserveAspectRatio="none" role="img" aria-label="${label}">${rects}</svg>`;
}

function rect(name: string, x: number, y: number, w: number, h: number) {
  return html`<rect class="${name}" x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"/>`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
