/** The AWS managed policies that memory knows. moto brings all of them. */
const written = Date.parse("2015-02-06T18:39:46Z");

const documents: Readonly<Record<string, { readonly version: string; readonly document: object }>> = {
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html
  AWSDenyAll: {
    version: "v2",
    document: {
      Version: "2012-10-17",
      Statement: [{ Sid: "DenyAll", Effect: "Deny", Action: ["*"], Resource: "*" }],
    },
  },
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html
  AdministratorAccess: {
    version: "v1",
    document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
  },
};

export const awsManaged = Object.entries(documents).map(([name, { version, document }]) => ({
  policy: {
    name,
    path: "/",
    arn: `arn:aws:iam::aws:policy/${name}`,
    id: `ANPA${name.toUpperCase().padEnd(17, "A").slice(0, 17)}`,
    defaultVersion: version,
    createdAt: written,
  },
  version: { id: version, document: JSON.stringify(document), createdAt: written },
}));
