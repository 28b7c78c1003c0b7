package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Mounts that only the processes of one command see; the machine stays as it is. */
final class PrivateMounts {

  private static final String KEEP =
      "\nset +e; \"$@\"; code=$?"
          + "\nif [ -d logs ]; then rm -f logs/fill; cp -R logs kept; umount -l logs 2>/dev/null;"
          + " cp -R kept/. logs; rm -rf kept; fi"
          + "\nexit $code\n";

  private PrivateMounts() {}

  /** Leaves the test out where this machine does not allow them. */
  static void assumeAllowed(Path folder) throws IOException, InterruptedException {
    String probe = "mount -t tmpfs -o size=64k tmpfs .";
    Outcome outcome = Program.in(folder).run("sh", "-c", "unshare -m sh -c '" + probe + "' 2>&1");
    assumeTrue(outcome.exitCode() == 0, () -> "no private mounts here: " + outcome.stdout());
  }

  /** Mounts first; afterwards the folder {@code logs} has what the command saw in it. */
  static List<String> with(String... commands) {
    List<String> lines = new ArrayList<>(List.of("set -e"));
    lines.addAll(List.of(commands));
    return List.of("unshare", "-m", "sh", "-c", String.join("\n", lines) + KEEP, "sh");
  }
}
