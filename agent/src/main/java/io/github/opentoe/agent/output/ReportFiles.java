package io.github.opentoe.agent.output;

import io.github.opentoe.agent.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/** detailedoutput.json and chaining.json in a folder. */
final class ReportFiles {

  private static final String SECOND_SPELLING = "detailedOutput.json";

  private final Path detailed;
  private final Path chaining;
  private final ZoneId zone;
  private final JsonText json = new JsonText();

  ReportFiles(Path folder, ZoneId zone) {
    this.detailed = folder.resolve("detailedoutput.json");
    this.chaining = folder.resolve("chaining.json");
    this.zone = zone;
  }

  /** Replaces both files and returns their size. */
  long write(RunReport report) throws IOException {
    PrivateFiles.replace(
        detailed,
        target -> json.write(target, generator -> DetailedOutput.write(report, zone, generator)));
    PrivateFiles.replace(
        chaining,
        target -> json.write(target, generator -> ChainingTrace.write(report, generator)));
    return Files.size(detailed) + Files.size(chaining);
  }

  /** Hands both files to the disk. */
  void force() throws IOException {
    if (Files.exists(detailed)) {
      PrivateFiles.force(detailed);
    }
    if (Files.exists(chaining)) {
      PrivateFiles.force(chaining);
    }
  }

  /** Gives the first file its other name too, where the file system tells them apart. */
  void finish() throws IOException {
    PrivateFiles.force(detailed);
    PrivateFiles.force(chaining);
    Path second = detailed.resolveSibling(SECOND_SPELLING);
    if (Files.exists(second)) {
      if (Files.isSameFile(second, detailed)) {
        return;
      }
      Files.delete(second);
    }
    try {
      Files.createLink(second, detailed);
    } catch (IOException | UnsupportedOperationException e) {
      PrivateFiles.replace(second, target -> Files.copy(detailed, target));
    }
  }
}
