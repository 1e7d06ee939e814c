/** The AWS managed policies that memory knows. moto brings all of them. */
const written = Date.parse("2015-02-06T18:39:46Z");

const documents: Readonly<Record<string, object>> = {
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html
  AWSDenyAll: {
    Version: "2012-10-17",
    Statement: [{ Sid: "DenyAll", Effect: "Deny", Action: ["*"], Resource: "*" }],
  },
  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html
  AdministratorAccess: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
  },
};

export const awsManaged = Object.entries(documents).map(([name, document]) => ({
  policy: {
    name,
    path: "/",
    arn: `arn:aws:iam::aws:policy/${name}`,
    id: `ANPA${name.toUpperCase().padEnd(17, "A").slice(0, 17)}`,
    defaultVersion: "v1",
    createdAt: written,
  },
  version: { id: "v1", document: JSON.stringify(document), createdAt: written },
}));
