import { wrapped } from './facts-text.ts';
import type { HeadsReport } from './heads-report.ts';
import type { Style } from './style.ts';

type Point = Readonly<Record<string, string>> | null | undefined;

/** The head count of a family of layers for people: the generic count, and the conditions under which it is lower. */
export function familyText({ layer, n, operator }: HeadsReport, style: Style, width: number): string {
  const { parameters = [], relations = [], inequations = [] } = layer;
  const { heads, status, lower = heads, upper = heads, profile, basis, strata = [], undecided = [], sample } = operator;
  const facts = [
    layer.kind,
    `p = ${String(layer.p)}`,
    `d = ${String(layer.d)}`,
    ...(layer.kind === 'attention' ? [] : [`n = ${String(n)}`]),
  ];
  const name = (label: (typeof basis)[number]): string =>
    typeof label === 'number' ? `${layer.kind === 'attention' ? 'V' : 'M'}_${String(label)}` : `W_${label.join(',')}`;
  const widest = Math.max(12, ...[...strata, ...undecided].map(({ conditions }) => condition(conditions).length)) + 2;
  const number = lower === upper ? String(heads) : `${String(lower)} to ${String(upper)}`;
  return [
    `${style.strong(layer.name ?? 'family')}  ${style.faint(facts.join(' · '))}`,
    ...wrapped(['with', [parameters.join(', '), ...relations, ...inequations].join(';  ')], width, '  ', '    ').map(style.faint),
    '',
    `  heads needed in general     ${style.strong(number)}  ${status === 'certified' ? style.good('exact') : style.doubtful('bounds')}${at(sample)}`,
    ...(profile.length === 0 ? [] : [`  k_n for n = 1, 2, …         ${profile.join('  ')}`]),
    ...(heads === 0 ? [] : [`  basis                       ${basis.map(name).join('  ')}`]),
    ...(strata.length === 0
      ? ['', status === 'certified' ? '  nowhere fewer' : '  nowhere fewer, as far as it was decided']
      : ['', '  fewer exactly where']),
    ...strata.map(
      ({ conditions, heads: k, sample: point }) => `    ${condition(conditions).padEnd(widest)}${style.strong(String(k))}${at(point)}`,
    ),
    ...(undecided.length === 0 ? [] : ['', '  not decided where']),
    ...undecided.map(
      ({ conditions, lower: low, upper: high, reason }) =>
        `    ${condition(conditions).padEnd(widest)}${String(low)} to ${String(high)}  ${style.doubtful(reason === 'depth' ? 'too many conditions' : 'too much work')}`,
    ),
    ...(strata.length > 1
      ? ['', ...wrapped('Where several of them hold the least count is the right one.'.split(' '), width, '  ', '  ')]
      : []),
  ].join('\n');

  function at(point: Point): string {
    if (point === null || point === undefined) return '';
    return style.faint(
      `  as at ${Object.entries(point)
        .map(([key, value]) => `${key} = ${value}`)
        .join(', ')}`,
    );
  }
}

function condition(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'everywhere' : conditions.join(', ');
}
