import { stringify } from "yaml";

/** A CloudFormation template as text. It is read as YAML 1.1, to which an unquoted `2012-10-17` is a date. */
export function templateText(template: object): string {
  return stringify(template, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
}
