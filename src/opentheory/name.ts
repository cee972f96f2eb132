// Names of OpenTheory as single strings: components joined by dots, a dot or backslash inside a component behind a
// backslash. So two names are the same if and only if their strings are.

/** The name of these components, the last one the name proper and those before it its namespace. */
export function nameOfComponents(components: readonly string[]): string {
  return components.map((one) => one.replace(/[\\.]/g, '\\$&')).join('.');
}

/** The components of a name; at least one. */
export function componentsOf(name: string): string[] {
  const components = [''];
  for (let i = 0; i < name.length; i++) {
    if (name[i] === '.') components.push('');
    else components.push(`${components.pop() ?? ''}${(name[i] === '\\' ? name[++i] : name[i]) ?? ''}`);
  }
  return components;
}

/** Whether the name has no namespace, as the names of variables and type variables must. */
export function isGlobal(name: string): boolean {
  if (!name.includes('.')) return true;
  return componentsOf(name).length === 1;
}

/** The name as an article writes it: in quotes, with all escapes. */
export function articleName(name: string): string {
  return `"${name.replace(/["\n\t]/g, (c) => (c === '"' ? '\\"' : c === '\n' ? '\\n' : '\\t'))}"`;
}

/** The name written between the quotes of an article, or what is wrong with it. */
export function nameInArticle(text: string): { readonly name: string } | { readonly wrong: string } {
  if (!text.includes('\\')) return { name: text };
  let wrong: string | undefined;
  const name = text.replace(/\\([^]?)/gu, (escape, c: string) => {
    if (c === '\\' || c === '.') return escape;
    if (c === '"') return '"';
    if (c === 'n') return '\n';
    if (c === 't') return '\t';
    wrong = `unknown escape ${escape} in a name`;
    return '';
  });
  return wrong === undefined ? { name } : { wrong };
}
