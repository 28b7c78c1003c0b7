package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.chaining.Reference;
import io.github.opentoe.agent.chaining.Template;
import io.github.opentoe.agent.report.Status;
import io.github.opentoe.agent.report.StepResult;
import io.github.opentoe.agent.source.DocumentSources;
import io.github.opentoe.agent.source.Fetched;
import io.github.opentoe.agent.source.Wanted;
import io.github.opentoe.agent.state.ContentHash;
import io.github.opentoe.agent.state.Position;
import io.github.opentoe.agent.state.Salt;
import io.github.opentoe.agent.state.SavedDocument;
import io.github.opentoe.agent.state.SavedRun;
import io.github.opentoe.agent.state.StateRecord;
import io.github.opentoe.agent.state.StateRecord.NestedStarted;
import io.github.opentoe.agent.state.StateRecord.StepEnded;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds out whether a step that ended would be another one now, and what makes the difference. */
final class StepChange {

  private final SavedRun run;
  private final RunState state;
  private final Surroundings surroundings;
  private final Salt salt;

  StepChange(SavedRun failed, RunState state, Surroundings surroundings) {
    this.run = failed;
    this.state = state;
    this.surroundings = surroundings;
    this.salt = failed.head().salt();
  }

  Salt salt() {
    return salt;
  }

  /**
   * What is different, for the end of a sentence; empty where nothing is.
   *
   * @param ended how it ended
   * @param document the document it stands in now
   * @param step the step as it is now
   */
  Optional<String> of(StepEnded ended, DocumentState document, StepState step) {
    return of(ended, document, step, false);
  }

  /** The same for a step that failed because one inside of it did, which runs again anyway. */
  Optional<String> ofFailed(StepEnded ended, DocumentState document, StepState step) {
    return of(ended, document, step, true);
  }

  private Optional<String> of(
      StepEnded ended, DocumentState document, StepState step, boolean failed) {
    if (ended.seal().isEmpty() || !salt.isThere()) {
      return Optional.of("an older version of this program ran it, and kept too little of it");
    }
    References references =
        new References(document, step.plan(), surroundings, state.executionId());
    return setting(ended.result(), step.result())
        .or(() -> part(ended, document, step, references))
        .or(() -> outside(ended, ended.seal(), references))
        .or(() -> below(ended, references, failed));
  }

  private static Optional<String> setting(StepResult before, StepResult now) {
    if (!before.action().equals(now.action())) {
      return Optional.of("its action changed");
    }
    if (!before.onFailure().equals(now.onFailure())) {
      return Optional.of("its onFailure changed");
    }
    if (before.timeoutSeconds() != now.timeoutSeconds()) {
      return Optional.of("its timeoutSeconds changed");
    }
    return before.maxAttempts() == now.maxAttempts()
        ? Optional.empty()
        : Optional.of("its maxAttempts changed");
  }

  /** References first: they say more than the inputs they stand in. */
  private Optional<String> part(
      StepEnded ended, DocumentState document, StepState step, References references) {
    Map<String, String> before = ended.seal();
    StepSeal.Part does = does(ended, step);
    Map<String, String> now = StepSeal.of(document, step.plan(), references, salt, does);
    for (Map.Entry<String, String> part : now.entrySet()) {
      boolean isOther =
          part.getKey().startsWith(StepSeal.REFERENCE)
              && before.containsKey(part.getKey())
              && !part.getValue().equals(before.get(part.getKey()));
      if (isOther) {
        return Optional.of(part.getKey() + " stands for something else now");
      }
    }
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !name.startsWith(StepSeal.REFERENCE) && !name.startsWith(ScriptSeal.FILE))
        .filter(name -> !before.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
        .findFirst()
        .map(name -> "its " + (name.equals(StepSeal.INPUT) ? "inputs" : name) + " changed");
  }

  /** What it does now, if its condition and whoever approves steps said the same again. */
  private static StepSeal.Part does(StepEnded ended, StepState step) {
    if (ended.seal().containsKey(StepSeal.ANSWER)) {
      return StepSeal.Part.DECLINED;
    }
    if (!step.passedOver().isEmpty()) {
      return StepSeal.Part.UNSELECTED;
    }
    boolean wasSkipped = ended.result().status() == Status.SKIPPED;
    return wasSkipped ? StepSeal.Part.SKIPPED : StepSeal.Part.RUN;
  }

  /** What a seal names that can be looked at without the document around it. */
  private Optional<String> outside(
      StepEnded ended, Map<String, String> seal, References references) {
    for (Map.Entry<String, String> part : seal.entrySet()) {
      String name = part.getKey();
      Optional<String> now = Optional.of(part.getValue());
      if (name.equals(ScriptSeal.FILE)) {
        return Optional.of("it runs a file whose path is a secret, and so was not kept");
      }
      if (name.startsWith(ScriptSeal.FILE)) {
        // A script that is gone cannot be run again: what it did stays.
        Path file = Path.of(name.substring(ScriptSeal.FILE.length()));
        now = ScriptSeal.of(file, salt).or(() -> Optional.of(part.getValue()));
      } else if (ended.at().size() > 1 && name.startsWith(StepSeal.REFERENCE)) {
        now = resolved(name, references).or(() -> Optional.of(part.getValue()));
      }
      if (!now.equals(Optional.of(part.getValue()))) {
        return Optional.of(
            name.startsWith(ScriptSeal.FILE)
                ? "the " + name + " that it runs changed"
                : name + " stands for something else now");
      }
    }
    return Optional.empty();
  }

  /** The hash of a reference to something outside of all documents; empty for other ones. */
  private Optional<String> resolved(String source, References references) {
    return Template.parse(source)
        .wholeReference()
        .filter(hole -> !(hole.reference() instanceof Reference.Variable))
        .map(hole -> StepSeal.hash(references.resolve(hole), salt));
  }

  /** What is different in the documents that a step ran. */
  private Optional<String> below(StepEnded ended, References references, boolean failed) {
    Position step = ended.at().get(0);
    for (StateRecord record : run.records()) {
      Optional<String> other = Optional.empty();
      if (!record.at().get(0).isInStepOf(step)) {
        continue;
      }
      if (record instanceof NestedStarted started) {
        other = document(started.document());
      } else if (record instanceof StepEnded inner && inner.at().size() > 1) {
        boolean runsAgain = failed && inner.result().status() == Status.FAILED;
        other = runsAgain ? other : outside(inner, inner.seal(), references);
      }
      if (other.isPresent()) {
        return other;
      }
    }
    return Optional.empty();
  }

  private Optional<String> document(SavedDocument document) {
    DocumentSources sources = surroundings.sources();
    boolean isLocal = sources.isLocal(document.source());
    List<String> places =
        isLocal ? List.of(document.source(), document.identity()) : List.of(document.source());
    for (String place : places) {
      if (fetch(place) instanceof Fetched.Content content) {
        return ContentHash.of(content.bytes()).equals(document.hash())
            ? Optional.empty()
            : Optional.of("the document " + document.source() + " that it runs changed");
      }
    }
    // As with scripts: what is gone from this machine cannot be run again.
    return isLocal
        ? Optional.empty()
        : Optional.of("the document " + document.source() + " that it runs cannot be read now");
  }

  private Fetched fetch(String source) {
    Deadline deadline = Deadline.none(surroundings.cancellation());
    Path folder = surroundings.workingDirectory();
    try {
      return surroundings.sources().fetch(new Wanted(source, folder, Optional.empty(), deadline));
    } catch (Deadline.Stopped e) {
      return Fetched.missing(source, "cancelled");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Fetched.missing(source, "cancelled");
    }
  }
}
