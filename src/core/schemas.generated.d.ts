// biome-ignore-all format: generated
// Generated from schemas/ by scripts/generate.ts. Do not edit.

/** What a schema says against a value. */
export interface Violation {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  /** Set when a key, not a value, is refused. */
  readonly propertyName?: string;
}

/** Fills defaults in. `errors` is that of the last call. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly Violation[] | null;
}

/** What is told of a field: what it must be, an example, and the fields inside it. */
export interface FieldWords {
  readonly must: string;
  readonly example: string;
  readonly means: string;
  /** JSON type of the value; absent where several may be. */
  readonly type?: string;
  readonly fields?: readonly string[];
}

/** By finding code: `grant.job.ref`. */
export declare const words: { readonly [code: string]: FieldWords };

/** What a valid configuration is once its defaults are filled in. */
export type ConfigurationValue = { readonly version: 1; readonly installation: string; readonly repository: string; readonly repository_id: string; readonly owner_id: string; readonly audience: string; readonly issuer: string; readonly branch: string; readonly ledger: string; readonly controller?: string; readonly revokers?: readonly (string)[]; readonly lifted: readonly (string)[]; readonly roles: { readonly binder: string; readonly unbinder: string; readonly reader: string } };

export declare const configuration: Validator<ConfigurationValue>;

/** What a valid grant is once its defaults are filled in. */
export type GrantValue = { readonly version: 1; readonly change: string; readonly reason: string; readonly job: { readonly repository: string; readonly workflow: string; readonly name: string; readonly ref: string; readonly environment: string }; readonly access: readonly ({ readonly actions: readonly (string)[]; readonly resources: readonly (string)[]; readonly conditions?: { readonly [key: string]: { readonly [key: string]: string | readonly (string)[] } } })[]; readonly window: { readonly minutes: number; readonly start?: string }; readonly for?: string; readonly extends?: string };

export declare const grant: Validator<GrantValue>;

/** What a valid target is once its defaults are filled in. */
export type TargetValue = { readonly version: 1; readonly provider: "aws"; readonly account: string; readonly partition: "aws" | "aws-cn" | "aws-us-gov"; readonly regions: readonly (string)[]; readonly tier: "development" | "staging" | "production"; readonly subjects: readonly ({ readonly repository: string; readonly repository_id: string; readonly owner_id: string; readonly workflows: readonly (string)[]; readonly refs: readonly (string)[]; readonly environments: readonly (string)[]; readonly reusable?: string })[]; readonly ceiling: readonly ({ readonly actions: readonly (string)[]; readonly resources: readonly (string)[]; readonly conditions?: { readonly [key: string]: { readonly [key: string]: string | readonly (string)[] } } })[]; readonly limits: { readonly minutes: number; readonly ahead_hours: number; readonly open: { readonly person: number; readonly repository: number; readonly target: number }; readonly repeated: { readonly days: number; readonly grants: number; readonly minutes: number } }; readonly dispatch: boolean; readonly ends: "release" | "window"; readonly ending?: { readonly idle_minutes?: number; readonly notice_minutes?: number }; readonly drift?: "end" | "repair"; readonly revoking?: { readonly by: readonly (string)[]; readonly per_day: number; readonly tell: readonly (string)[] }; readonly approvals: { readonly people: number; readonly from: readonly (string)[]; readonly request_hours: number; readonly approval_hours: number }; readonly requesters?: readonly (string)[]; readonly hours?: readonly ({ readonly days: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[]; readonly from: string; readonly until: string; readonly zone: string })[]; readonly freezes: readonly ({ readonly from: string; readonly until: string; readonly says: string })[] };

export declare const target: Validator<TargetValue>;
