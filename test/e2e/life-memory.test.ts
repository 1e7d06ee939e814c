import { expect, it } from "vitest";
import { playLife } from "./life.ts";
import { places } from "./places.ts";
import { handedOut, search } from "./secrets.ts";

playLife("memory", {
  afterwards({ memory, told }) {
    it("no credential that was handed out stands anywhere", async () => {
      const { stage, runs } = memory();
      const written = await places(stage, { runs, told });
      // What is searched is there: the ledger, comments, logs, what jobs left, requests.
      for (const [where, holds] of [
        [/^blob \w+ of acme\/access$/, '"kind":"sealed"'],
        [/^commit \w+ of acme\/access$/, "Revert ended grant"],
        [/^conversation of pull request 2$/, "Proven dead at"],
        [/job backfill: .*acme\/access@\w+ \(post\) log$/, "IAM refused the same call"],
        [/left _temp\/_github_workflow\/event\.json$/, '"lease"'],
        [/^requests to GitHub$/, "/dispatches"],
      ] as const)
        expect(written.filter((place) => where.test(place.where) && place.content.includes(holds))).not.toEqual([]);

      const secrets = handedOut(stage);
      for (const name of ["session token of", "OIDC token", "GitHub token", "READER_APP_KEY", "WRITER_APP_KEY"])
        expect(
          secrets.some((secret) => secret.name.startsWith(name)),
          name,
        ).toBe(true);
      expect(search(secrets)(written)).toEqual([]);
    });

    it("the two places that must hold a credential do, as long as they must", () => {
      const { stage } = memory();
      const minted = handedOut(stage).filter(({ name }) =>
        /^session token of .*\/(backfill-4211|ledger-check)@/.test(name),
      );
      expect(minted).toHaveLength(2);
      const found = search(minted)(stage.runner.traces);
      const steps = found.filter(({ where, form }) => form === "raw" && / log$/.test(where));
      // Masked by main and by post; of the job that lost its machine by main alone.
      expect(steps.map(({ where }) => /\((main|post)\) log$/.exec(where)?.[1]).toSorted()).toEqual([
        "main",
        "main",
        "post",
      ]);
      // The post step takes the profile away; where the machine was lost, none ran.
      const files = found.filter(({ where }) => where.includes(": left "));
      expect(files.map(({ name }) => name.includes("/ledger-check@"))).toEqual([true]);
    });
  },
});
