package io.github.opentoe.agent.output;

import io.github.opentoe.agent.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/** detailedoutput.json and chaining.json in a folder. */
final class ReportFiles {

  private static final String DETAILED = "detailedoutput.json";
  private static final String SECOND_SPELLING = "detailedOutput.json";
  private static final String CHAINING = "chaining.json";

  private final OwnFolder folder;
  private final ZoneId zone;
  private final JsonText json = new JsonText();
  private volatile boolean isFinished;

  ReportFiles(OwnFolder folder, ZoneId zone) {
    this.folder = folder;
    this.zone = zone;
  }

  /** Replaces both files and returns their size. */
  long write(RunReport report) throws IOException {
    isFinished = false;
    folder.replace(
        DETAILED,
        target -> json.write(target, generator -> DetailedOutput.write(report, zone, generator)));
    folder.replace(
        CHAINING,
        target -> json.write(target, generator -> ChainingTrace.write(report, generator)));
    return Files.size(folder.path().resolve(DETAILED))
        + Files.size(folder.path().resolve(CHAINING));
  }

  /**
   * Hands both files to the disk, and gives the first its other name too, where the file system
   * tells them apart; once for each state that was written.
   */
  void finish() throws IOException {
    if (isFinished) {
      return;
    }
    isFinished = true;
    try {
      forceAndLink();
    } catch (IOException e) {
      isFinished = false;
      throw e;
    }
  }

  private void forceAndLink() throws IOException {
    folder.force(DETAILED);
    folder.force(CHAINING);
    Path detailed = folder.path().resolve(DETAILED);
    Path second = folder.path().resolve(SECOND_SPELLING);
    if (Files.exists(second) && Files.isSameFile(second, detailed)) {
      return;
    }
    try {
      Files.deleteIfExists(second);
      Files.createLink(second, detailed);
    } catch (IOException | UnsupportedOperationException e) {
      folder.replace(SECOND_SPELLING, target -> Files.copy(detailed, target));
    }
  }
}
