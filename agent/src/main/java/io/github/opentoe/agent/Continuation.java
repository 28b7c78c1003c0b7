package io.github.opentoe.agent;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.problem.AgentException;
import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.restart.MachineRestart;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import io.github.opentoe.agent.state.ContentHash;
import io.github.opentoe.agent.state.Found;
import io.github.opentoe.agent.state.SavedDocument;
import io.github.opentoe.agent.state.SavedRun;
import io.github.opentoe.agent.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decides whether a request begins a run or goes on with a saved one (EX-19, EX-25, EX-26). */
final class Continuation {

  /** The note that says how to remove what calls the agent when the machine starts. */
  static final String TRIGGER = "trigger.json";

  private static final Duration OLDEST = Duration.ofDays(2);

  private final RunRequest request;
  private final Function<RunRequest, DocumentSources> sources;
  private final StateDirectory directory;
  private final MachineRestart machine;
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param directory locked
   */
  Continuation(
      RunRequest request,
      Function<RunRequest, DocumentSources> sources,
      StateDirectory directory,
      MachineRestart machine) {
    this.request = request;
    this.sources = sources;
    this.directory = directory;
    this.machine = machine;
  }

  /** What a request without a state directory begins with. */
  static RunStart fresh(RunRequest request, DocumentSources sources) {
    return RunStart.fresh(request, fetch(request, sources), "", List.of());
  }

  /**
   * What to run.
   *
   * @throws AgentException where there is nothing to go on with, or nothing can be written
   */
  RunStart start() {
    removeTrigger();
    Found found = directory.find();
    return request.restarts().resumesSaved() ? resumed(found) : chosen(found);
  }

  /**
   * What a person wants to go on with: the run that was cut off, else the one that failed.
   *
   * @throws AgentException where there is nothing to go on with
   */
  RunStart goOn() {
    removeTrigger();
    Found found = directory.find();
    if (found instanceof Found.Nothing) {
      return failed(directory.findFailed());
    }
    if (!request.parameters().isEmpty()) {
      throw new AgentException(
          "The run in "
              + directory.path()
              + " was cut off and goes on with the parameters it has; leave out others.");
    }
    return resumed(found);
  }

  /** The documents are those of now: whoever goes on after a failure may have changed them. */
  private RunStart failed(Found found) {
    if (found instanceof Found.Unusable unusable) {
      throw new AgentException(
          "The failed run in " + directory.path() + " cannot be read: " + unusable.reason() + ".");
    }
    SavedRun run = saved(found).run();
    RunRequest again = SavedSettings.request(run, request, request.parameters());
    List<Fetched> documents = fetch(again, sources.apply(again));
    return new RunStart(
        again,
        documents,
        fingerprint(again, documents),
        Optional.empty(),
        Optional.of(run),
        warnings);
  }

  private Found.Saved saved(Found found) {
    if (found instanceof Found.Saved saved) {
      return saved;
    }
    throw new AgentException("nothing to resume in " + directory.path());
  }

  /** The fingerprint; empty where a document is missing. */
  private static String fingerprint(RunRequest request, List<Fetched> documents) {
    List<Fetched.Content> contents =
        documents.stream()
            .filter(Fetched.Content.class::isInstance)
            .map(Fetched.Content.class::cast)
            .toList();
    return contents.size() < documents.size() ? "" : Fingerprint.of(request, contents);
  }

  private void removeTrigger() {
    Map<String, String> note = directory.kept(TRIGGER);
    if (note.isEmpty()) {
      return;
    }
    try {
      machine.remove(note);
      directory.drop(TRIGGER);
    } catch (IOException e) {
      warnings.add(
          "What calls this program when the machine starts cannot be removed: "
              + e.getMessage()
              + ".");
    }
  }

  private RunStart resumed(Found found) {
    if (found instanceof Found.Unusable unusable) {
      throw new AgentException(
          "The saved run in " + directory.path() + " cannot be read: " + unusable.reason() + ".");
    }
    Found.Saved saved = saved(found);
    SavedRun run = saved.run();
    RunRequest before = SavedSettings.request(run, request);
    List<Fetched> documents = new ArrayList<>();
    for (SavedDocument document : run.head().documents()) {
      documents.add(copyOf(document, run.head().logDirectory(), sources.apply(before)));
    }
    return new RunStart(
        before,
        documents,
        run.head().fingerprint(),
        Optional.of(saved),
        Optional.empty(),
        warnings);
  }

  private RunStart chosen(Found found) {
    List<Fetched> documents = fetch(request, sources.apply(request));
    String fingerprint = fingerprint(request, documents);
    if (fingerprint.isEmpty()) {
      // Nothing will run, so what is saved stays for a better call.
      return RunStart.fresh(request, documents, "", warnings);
    }
    Optional<String> objection = objection(found, fingerprint);
    objection.ifPresent(
        reason ->
            warnings.add(
                reason + " It is set aside in " + directory.setAside(now()).getFileName() + "."));
    Optional<Found.Saved> saved =
        objection.isEmpty() && found instanceof Found.Saved same
            ? Optional.of(same)
            : Optional.empty();
    return new RunStart(request, documents, fingerprint, saved, Optional.empty(), warnings);
  }

  /** Why what is saved is not gone on with; empty where it is, or where there is nothing. */
  private Optional<String> objection(Found found, String fingerprint) {
    if (found instanceof Found.Unusable unusable) {
      return Optional.of(
          "The saved run in " + directory.path() + " cannot be read: " + unusable.reason() + ".");
    }
    if (!(found instanceof Found.Saved saved)) {
      return Optional.empty();
    }
    if (!saved.run().head().fingerprint().equals(fingerprint)) {
      return Optional.of("The saved run in " + directory.path() + " is another one.");
    }
    boolean isOld = Duration.between(saved.run().savedAt(), now()).compareTo(OLDEST) > 0;
    return isOld
        ? Optional.of("The saved run in " + directory.path() + " is older than 48 hours.")
        : Optional.empty();
  }

  private Instant now() {
    return request.clock().instant();
  }

  private static List<Fetched> fetch(RunRequest request, DocumentSources sources) {
    List<Fetched> documents = new ArrayList<>();
    for (DocumentRequest document : request.documents()) {
      documents.add(fetch(document.source(), request.workingDirectory(), request, sources));
    }
    return documents;
  }

  private static Fetched fetch(
      String source, Path folder, RunRequest request, DocumentSources sources) {
    Deadline deadline = Deadline.none(request.cancellation());
    try {
      return sources.fetch(new Wanted(source, folder, Optional.empty(), deadline));
    } catch (Deadline.Stopped e) {
      return Fetched.missing(source, "cancelled");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Fetched.missing(source, "cancelled");
    }
  }

  /** The copy in the log folder; where that is gone, the source, unless it has changed. */
  private Fetched copyOf(SavedDocument document, Optional<Path> folder, DocumentSources from) {
    Optional<Fetched.Content> copy =
        folder.flatMap(logs -> read(logs, document.copy())).map(bytes -> content(document, bytes));
    if (copy.isPresent() && hasHash(copy.get(), document)) {
      return copy.get();
    }
    Path start = document.folder().orElse(request.workingDirectory());
    return fetch(document.source(), start, request, from) instanceof Fetched.Content content
            && hasHash(content, document)
        ? content
        : new Fetched.Missing(
            Problem.error(
                "document-source",
                "Document "
                    + document.source()
                    + " changed or is gone, and so is its copy: the saved run cannot go on.",
                SourceLocation.of(document.source())));
  }

  private static Fetched.Content content(SavedDocument document, byte[] bytes) {
    return new Fetched.Content(
        bytes,
        new Fetched.Origin(
            document.identity(), document.copy(), document.folder(), "a copy in the log folder"));
  }

  private static boolean hasHash(Fetched.Content content, SavedDocument document) {
    return ContentHash.of(content.bytes()).equals(document.hash());
  }

  private static Optional<byte[]> read(Path folder, String name) {
    Path file = folder.resolve(name);
    boolean isInside = !name.isEmpty() && folder.equals(file.normalize().getParent());
    if (!isInside || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
