package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.modules.transfer.TransferFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Fetches one URL into a part file: attempts, redirects, resumption, verification. */
final class Fetch {

  private static final int PIECE = 64 * 1024;
  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

  private final WebDownload.Inputs input;
  private final ActionContext context;
  private final Deadline deadline;
  private final Pace pace;
  private final WebClient client;
  private final PartFile part;
  private String validator = "";

  /**
   * A download.
   *
   * @param client for the requests
   * @param part takes the bytes
   */
  Fetch(WebDownload.Inputs input, ActionContext context, WebClient client, PartFile part) {
    this.input = input;
    this.context = context;
    this.deadline = context.deadline();
    this.pace = client.pace();
    this.client = client;
    this.part = part;
  }

  /** Tries until all of it is there and verified. */
  void run() throws IOException, InterruptedException {
    Map<Kind, Integer> failures = new EnumMap<>(Kind.class);
    int attempt = 1;
    while (true) {
      deadline.check();
      try {
        attempt();
        return;
      } catch (TransferFailure failure) {
        // The guard's way of ending an attempt looks like a broken connection.
        deadline.check();
        int count = failures.merge(failure.kind(), 1, Integer::sum);
        if (count >= failure.kind().limit() || attempt == pace.attempts()) {
          throw failure;
        }
        pause(failure, attempt);
        attempt++;
      }
    }
  }

  private void pause(TransferFailure failure, int attempt) throws InterruptedException {
    long wait = pace.waits().get(attempt - 1).toMillis();
    wait += (long) (wait * ThreadLocalRandom.current().nextDouble(-0.2, 0.2));
    if (!failure.retryAfter().isZero()) {
      wait = Math.min(failure.retryAfter().toMillis(), pace.longestWait().toMillis());
    }
    context
        .log()
        .info(
            String.format(
                Locale.ROOT,
                "attempt %d of %d failed, the next is in %.1f s: %s",
                attempt,
                pace.attempts(),
                wait / 1000.0,
                failure.getMessage()));
    deadline.cancellation().await(Math.min(wait, deadline.remaining().toMillis() + 1));
    deadline.check();
  }

  private void attempt() throws IOException {
    WebUrl url = input.source();
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      try (WebClient.Answer answer = client.get(url, headers(url))) {
        if (!isRedirect(answer.head())) {
          receive(answer);
          return;
        }
        url = redirect(url, answer.head());
      } catch (ClosedByInterruptException interrupted) {
        throw interrupted;
      } catch (IOException failure) {
        throw TransferFailure.of(failure, url);
      }
    }
    throw new TransferFailure(Kind.FINAL, "too many redirects: " + input.source());
  }

  private List<String> headers(WebUrl url) {
    List<String> headers = new ArrayList<>();
    if (url.isSameOrigin(input.source())) {
      input.source().basicCredentials().ifPresent(value -> headers.add("Authorization: " + value));
    }
    if (part.size() > 0 && !validator.isEmpty()) {
      headers.add("Range: bytes=" + part.size() + "-");
      headers.add("If-Range: " + validator);
    }
    return headers;
  }

  private static boolean isRedirect(ResponseHead head) {
    return REDIRECTS.contains(head.status()) && head.header("location").isPresent();
  }

  private WebUrl redirect(WebUrl from, ResponseHead head) throws TransferFailure {
    WebUrl to;
    try {
      to = from.resolve(head.header("location").orElseThrow());
    } catch (IllegalArgumentException unusable) {
      throw new TransferFailure(
          Kind.FINAL, "redirect to something other than an http or https URL refused: " + from);
    }
    if (from.isSecure() && !to.isSecure() && input.checksum().isEmpty()) {
      throw new TransferFailure(Kind.FINAL, "redirect from https to http refused");
    }
    context.log().info("redirected to " + to);
    return to;
  }

  private void receive(WebClient.Answer answer) throws IOException {
    ResponseHead head = answer.head();
    boolean asked = part.size() > 0 && !validator.isEmpty();
    if (asked && (head.status() == 206 || head.status() == 416)) {
      if (!continues(head)) {
        startOver();
        throw new TransferFailure(
            Kind.TEMPORARY, "the server does not continue where it stopped: " + input.source());
      }
    } else if (head.status() == 200) {
      part.restart();
      validator = resumable(head);
    } else {
      boolean passing = PASSING.contains(head.status());
      throw new TransferFailure(
          passing ? Kind.TEMPORARY : Kind.FINAL,
          "unexpected status " + head.line() + ": " + input.source(),
          RetryAfter.of(head));
    }
    copy(answer);
    verify();
  }

  private boolean continues(ResponseHead head) {
    return head.status() == 206
        && head.header("content-range").orElse("").startsWith("bytes " + part.size() + "-");
  }

  /** A strong entity tag, by which a later request can go on exactly here. */
  private static String resumable(ResponseHead head) {
    boolean refuses = head.header("accept-ranges").orElse("").equalsIgnoreCase("none");
    return refuses ? "" : head.header("etag").filter(tag -> tag.startsWith("\"")).orElse("");
  }

  private void copy(WebClient.Answer answer) throws IOException {
    InputStream body = answer.body();
    OptionalLong length = ResponseBody.length(answer.head());
    Progress progress = new Progress(context.log(), "downloaded", pace.progress());
    long all = length.isPresent() ? part.size() + length.getAsLong() : -1;
    byte[] piece = new byte[PIECE];
    for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
      deadline.check();
      part.write(piece, count);
      progress.report(part.size(), all);
    }
  }

  private void verify() throws IOException {
    if (input.checksum().isEmpty() || input.algorithm().isEmpty()) {
      return;
    }
    String wanted = input.checksum().get().hex();
    String got = part.hex();
    if (!got.equals(wanted)) {
      startOver();
      throw new TransferFailure(
          Kind.MISMATCH,
          "checksum mismatch: expected " + wanted + ", got " + got + ": " + input.source());
    }
  }

  private void startOver() throws IOException {
    part.restart();
    validator = "";
  }
}
