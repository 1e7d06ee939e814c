/** The rooms that are mutated, each with the tests that hold it. */
export const rooms = [
  { name: "approval", files: ["src/approval/**/*.ts"], tests: ["test/approval/**/*.test.ts"] },
  {
    name: "core",
    files: ["src/core/**/*.ts", "!src/core/**/*.d.ts"],
    tests: ["test/core/**/!(schemas|shipped|findings).test.ts", "test/report/{policy,lease,report}.test.ts"],
  },
  { name: "evaluator", files: ["src/providers/aws/iam/**/*.ts"], tests: ["test/aws/iam/**/*.test.ts"] },
  {
    name: "containment",
    files: [
      "src/providers/aws/{covers,restrict,escapes,boundary,compile,proof,proof-boundary,proof-session,proof-trust,proof-sealed,statement}.ts",
    ],
    tests: [
      "test/aws/covers/!(planted).test.ts",
      "test/aws/escapes/*.test.ts",
      "test/aws/provider/{compile,proof,boundary,leases,objections,widened}*.test.ts",
    ],
  },
];
