package io.github.opentoe.agent.source;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import java.nio.file.Path;
import java.util.Locale;

/** Recognises S3 URIs and component ARNs, which this version cannot fetch. */
public final class RemoteSources implements DocumentSource {

  @Override
  public boolean handles(String source) {
    String start = source.substring(0, Math.min(source.length(), 5)).toLowerCase(Locale.ROOT);
    return start.equals("s3://") || (start.startsWith("arn:") && source.contains(":imagebuilder:"));
  }

  @Override
  public Fetched fetch(String source, Path folder) {
    return new Fetched.Missing(
        Problem.error(
                "document-source",
                "Unable to download document "
                    + source
                    + ": S3 and component ARN sources come with a later version.",
                SourceLocation.of(source))
            .withHint("Give a local file."));
  }
}
