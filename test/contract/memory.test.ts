import { memoryForge } from "../../sandbox/memory/forge.ts";
import { memoryRepository } from "../../sandbox/memory/repository.ts";
import { branchLedger } from "../../src/ledger/branch.ts";
import { openHub, writer } from "../model/place.ts";
import type { AccessWorld } from "./access.ts";
import { forgeContract } from "./forge.ts";
import { ledgerContract } from "./ledger.ts";
import { repositoryContract } from "./repository.ts";

/* The model's git, GitHub and ledger are held to what the real adapters say: test/contract/sandbox.test.ts asks those the same. */

async function inMemory(): Promise<AccessWorld> {
  let now = Date.UTC(2026, 10, 21, 22, 0, 0);
  const clock = {
    now: () => now,
    offset: 0,
    move(milliseconds: number) {
      now += milliseconds;
    },
  };
  const hub = openHub(clock);
  const repository = memoryRepository(hub.objects, "main");
  const forge = memoryForge(hub, writer);
  return {
    repository,
    forge,
    hers: memoryForge(hub, "ana"),
    ledger: () => branchLedger({ branch: "sallyport-ledger", repository, forge }),
    push: async (by, branch, files) => hub.push(by, branch, files),
    open: async (by, branch) => hub.open(by, branch),
    approve: async (by, number) => void hub.review(by, number, "APPROVED"),
    async merge(by, number) {
      clock.move(1000);
      return hub.merge(by, number);
    },
    stop: async () => undefined,
  };
}

repositoryContract("in memory", inMemory);
forgeContract("in memory", inMemory);
ledgerContract("in memory", inMemory);
