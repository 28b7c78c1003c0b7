package io.github.opentoe.agent.yaml;

import io.github.opentoe.agent.problem.Problem;
import io.github.opentoe.agent.problem.Problems;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Reads YAML and JSON; whatever the text is, nothing but problems comes out of it. */
public final class YamlReader {

  /** Reads the only document of a text. */
  public YamlReading read(SourceText source) {
    Optional<Problem> forbidden = ControlCharacters.find(source);
    Problems problems = new Problems();
    Optional<Node> root = Optional.empty();
    if (forbidden.isPresent()) {
      problems.add(forbidden.get());
    } else {
      root = read(source, problems);
    }
    return new YamlReading(root, problems.sorted());
  }

  private static Optional<Node> read(SourceText source, Problems problems) {
    Events events = new Events(source);
    Optional<Node> root = Optional.empty();
    try {
      events.next();
      if (events.isNext(Event.ID.DocumentStart)) {
        events.next();
        root = Optional.of(new NodeComposer(source, events, problems).compose());
        events.next();
      }
      refuseMore(events, problems);
    } catch (UnreadableException stop) {
      problems.add(stop.problem());
    } catch (MarkedYamlEngineException unread) {
      problems.add(SyntaxProblem.of(source, unread));
    } catch (YamlVersionException unread) {
      problems.add(unreadable(source, events, "YAML 1.2 is the only version that can be read"));
    } catch (RuntimeException unread) {
      // The parser has a few loose ends of its own; a hostile text must not reach them.
      problems.add(unreadable(source, events, "it cannot be read from here on"));
    }
    return root;
  }

  private static Problem unreadable(SourceText source, Events events, String reason) {
    return SyntaxProblem.of(source, source.location(events.offset()), reason);
  }

  private static void refuseMore(Events events, Problems problems) {
    while (events.isNext(Event.ID.DocumentStart)) {
      Event start = events.next();
      boolean explicit = start instanceof DocumentStartEvent second && second.isExplicit();
      Event content = events.next();
      Extent extent = events.extent(content);
      boolean empty =
          explicit && extent.start() == extent.end() && events.isNext(Event.ID.DocumentEnd);
      if (!empty) {
        problems.error(
            "second-document",
            "A component document is one YAML document; a second one begins here.",
            events.extent(start).location());
        return;
      }
      events.next();
    }
  }
}
