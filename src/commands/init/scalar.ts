/** A text as YAML: plain where YAML cannot mistake it, in a list too; otherwise in double quotes, which JSON's spelling is. */
export function scalar(text: string): string {
  const plain = /^(?:\.github\/)?[A-Za-z][A-Za-z0-9./_:@*-]*$/.test(text);
  return plain && !/:$|^(true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}
