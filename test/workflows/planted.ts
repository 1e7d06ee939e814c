/** For every rule, a change of a good workflow that breaks it. */
export const good = `name: good
on:
  push:
    branches: [main]
permissions: {}
concurrency:
  group: sallyport-reconcile-good
  cancel-in-progress: false
jobs:
  cloud:
    runs-on: ubuntu-latest
    environment: sallyport-good
    permissions:
      contents: read
      id-token: write
    steps:
      - uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1
        with:
          client-id: \${{ vars.READER_APP_ID }}
          private-key: \${{ secrets.READER_APP_KEY }}
          permission-members: read
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
          ref: \${{ github.event.repository.default_branch }}
      - uses: ./
        with:
          command: apply
      - run: echo "$REF"
        env:
          REF: \${{ github.ref }}
`;

const pull = "on:\n  pull_request:\n    types: [opened]\n";
const push = "on:\n  push:\n    branches: [main]\n";

/** Rule → [what stands in the good file, what replaces it], one pair for each way of breaking it. */
export const planted: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "the official parser finds nothing": [
    ["runs-on: ubuntu-latest", "runs-on: ubuntu-latest\n    colour: red"],
    ["${{ github.ref }}", "${{ nothing.ref }}"],
    ["permissions: {}", "permissions: {}\npermissions: {}"],
  ],
  "no event that runs with trust on a stranger's work": [
    [push, pull.replace("pull_request", "pull_request_target")],
    [push, "on: [push, issue_comment]\n"],
    [push, "on:\n  workflow_run:\n    workflows: [ci]\n"],
  ],
  "top-level permissions are none": [
    ["permissions: {}", "permissions: read-all"],
    ["permissions: {}\n", ""],
    ["permissions: {}", "permissions:\n  contents: read"],
  ],
  "every job names its permissions, one by one": [
    ["    permissions:\n      contents: read\n      id-token: write\n", ""],
    ["    permissions:\n      contents: read\n      id-token: write\n", "    permissions: write-all\n"],
  ],
  "no secret in a job that a pull request starts": [
    [push, pull],
    [push, "on: [merge_group]\n"],
    [push, "on: pull_request_review\n"],
  ],
  "no cloud identity in a job that a pull request starts": [[push, pull]],
  "cloud identity and repository writing never in one job": [
    ["      contents: read\n", "      contents: write\n"],
    ["permission-members: read", "permission-contents: write"],
    ["secrets.READER_APP_KEY", "secrets.WRITER_APP_KEY"],
  ],
  "every action is local or named by its full commit": [
    ["actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "actions/checkout@v7"],
    ["actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "actions/checkout@3d3c42e"],
    ["uses: ./", "uses: docker://alpine:3"],
  ],
  "a full commit is followed by its version": [[" # v7.0.1", ""]],
  "no expression inside a script": [['echo "$REF"', 'echo "${{ github.ref }}"']],
  "a checkout leaves no token behind": [
    ["persist-credentials: false", "persist-credentials: true"],
    ["persist-credentials: false", "fetch-depth: 0"],
  ],
  "what runs with a key or a cloud identity is the default branch's tip, whatever commit the event names": [
    ["          ref: ${{ github.event.repository.default_branch }}\n", ""],
    ["${{ github.event.repository.default_branch }}", "${{ github.sha }}"],
    ["${{ github.event.repository.default_branch }}", "${{ inputs.commit }}"],
  ],
  "nothing runs between a checkout and the local action that it brought": [
    ["      - uses: ./\n", "      - run: npm ci\n      - uses: ./\n"],
    [
      "      - uses: ./\n",
      "      - uses: somebody/else@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v1\n      - uses: ./\n",
    ],
  ],
  "nothing comes from a cache": [
    [
      "      - uses: ./\n",
      "      - uses: actions/cache@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v4\n      - uses: ./\n",
    ],
    [
      "      - uses: ./\n",
      "      - uses: actions/cache/restore@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v4\n      - uses: ./\n",
    ],
    [
      "      - uses: ./\n",
      "      - uses: actions/setup-node@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v7\n      - uses: ./\n",
    ],
    [
      "      - uses: ./\n",
      "      - uses: somebody/setup@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v7\n        with: { cache: npm }\n      - uses: ./\n",
    ],
  ],
  "an App token names its permissions": [["          permission-members: read\n", ""]],
  "reconciling runs are never cut off": [
    ["cancel-in-progress: false", "cancel-in-progress: true"],
    ["\n  cancel-in-progress: false", ""],
  ],
  "whoever uses a secret stands in an environment": [["    environment: sallyport-good\n", ""]],
};
