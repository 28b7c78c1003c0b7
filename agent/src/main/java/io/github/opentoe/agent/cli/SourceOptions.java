package io.github.opentoe.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which documents. */
final class SourceOptions implements SettingOptions, PlainOptions {

  @Option(
      names = {"-d", "--documents", "--document"},
      paramLabel = "<list>",
      description = {
        "Documents, joined by commas: paths, s3:// URIs or component ARNs. Given twice, the lists"
            + " are joined. Also accepted: --document."
      })
  List<String> documents = new ArrayList<>();

  @Option(
      names = "--document-s3-bucket-owner",
      paramLabel = "<account>",
      description = "Account that must own the bucket of s3:// documents: 12 digits.")
  Optional<String> bucketOwner = Optional.empty();

  @Override
  public void collect(Map<Setting, String> settings) {
    bucketOwner.ifPresent(text -> settings.put(Setting.DOCUMENT_S3_BUCKET_OWNER, text));
  }

  @Override
  public boolean take(String name, String value) {
    switch (name) {
      case "-d", "--documents", "--document" -> documents.add(value);
      case "--document-s3-bucket-owner" -> bucketOwner = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }
}
