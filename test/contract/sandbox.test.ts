import { Secret } from "../../src/core/secret.ts";
import { githubForge } from "../../src/github/forge.ts";
import { type Person, startTown } from "../commands/world.ts";
import type { AccessWorld } from "./access.ts";
import { forgeContract } from "./forge.ts";
import { ledgerContract } from "./ledger.ts";
import { repositoryContract } from "./repository.ts";

/* The adapters that are shipped, over git and HTTP, against the sandbox's GitHub. */

async function overHttp(): Promise<AccessWorld> {
  const town = await startTown();
  const { repository, forge } = await town.writer();
  const world = await town.writer();
  const { github } = town;
  return {
    repository,
    forge,
    hers: githubForge({
      ...{ token: new Secret(github.userToken("ana")), repository: "acme/access", apiUrl: github.apiUrl },
    }),
    ledger: () => world.ledger,
    push: (by, branch, files) => town.branch(by as Person, branch, files),
    async open(by, head) {
      const { number } = await town.as<{ number: number }>(by as Person, "POST", "/pulls", {
        ...{ title: head, head, base: "main" },
      });
      return number;
    },
    async approve(by, number) {
      await town.as(by as Person, "POST", `/pulls/${number}/reviews`, { event: "APPROVE" });
    },
    async merge(by, number) {
      await town.merge(number, by as Person);
      return (await repository.branchTip("main"))!;
    },
    stop: () => town.stop(),
  };
}

repositoryContract("over git and HTTP", overHttp);
forgeContract("over git and HTTP", overHttp);
ledgerContract("over git and HTTP", overHttp);
