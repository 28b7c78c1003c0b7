package io.github.opentoe.agent.export;

import io.github.opentoe.agent.report.RunReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** Writes what became of a run into files for others. */
public final class RunExport implements AutoCloseable {

  private final RunReport report;
  private final ConsoleLog log;

  /** Prepares to write; the log folder is read, and must be complete. */
  public RunExport(RunReport report) {
    this.report = report;
    this.log = ConsoleLog.of(report);
  }

  /** Why a file cannot be written there, as far as that can be known before; empty where it can. */
  public static Optional<String> objection(Path file) {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.of("its folder does not exist");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return Optional.of("something that is no file has its name");
    }
    return Files.isWritable(folder)
        ? Optional.empty()
        : Optional.of("its folder cannot be written to");
  }

  /** Writes XML that CI systems show. */
  public void writeJUnit(Path file) throws IOException {
    replace(file, writer -> new JUnitXml(new MarkupWriter(writer), log).write(report));
  }

  /** Writes a page for people. */
  public void writeHtml(Path file) throws IOException {
    replace(file, writer -> new HtmlPage(new MarkupWriter(writer), log).write(report));
  }

  @Override
  public void close() {
    try {
      log.close();
    } catch (IOException e) {
      // It was only read.
      return;
    }
  }

  /** Readers see the old file or the new one, whole; nothing that others planted is followed. */
  private static void replace(Path file, Content content) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      try (Writer writer =
          new BufferedWriter(
              new OutputStreamWriter(
                  Files.newOutputStream(
                      temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  StandardCharsets.UTF_8))) {
        content.writeTo(writer);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes what a file is to contain. */
  @FunctionalInterface
  private interface Content {
    void writeTo(Writer writer) throws IOException;
  }
}
