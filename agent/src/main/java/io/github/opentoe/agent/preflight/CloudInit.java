package io.github.opentoe.agent.preflight;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether cloud-init still sets up the host.
 *
 * @param folder {@code /run/cloud-init}: it writes {@code status.json} when it starts and {@code
 *     result.json} when all its stages are over
 */
record CloudInit(Path folder) implements Look {

  @Override
  public List<Finding> now() {
    boolean runs =
        Files.exists(folder.resolve("status.json")) && !Files.exists(folder.resolve("result.json"));
    return runs
        ? List.of(
            Finding.passing(
                "cloud-init is still at work and may race with steps; wait for it with"
                    + " --wait-ready"))
        : List.of();
  }
}
