package io.github.opentoe.agent.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser's events with their extents in the source text. */
final class Events {

  private static final int SMALLEST_BUFFER = 1024;

  private final SourceText source;
  private final Parser parser;
  private int offset;

  Events(SourceText source) {
    this.source = source;
    String text = ParserText.of(source.text());
    // One buffer for all: the parser copies its buffer whenever a token goes beyond it.
    LoadSettings settings =
        LoadSettings.builder()
            .setBufferSize(Math.max(SMALLEST_BUFFER, text.length() + 1))
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    this.parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /** Whether the next event is of this kind. */
  boolean isNext(Event.ID kind) {
    return parser.hasNext() && parser.checkEvent(kind);
  }

  /** Takes the next event. */
  Event next() {
    Event event = parser.next();
    offset = extent(event).start();
    return event;
  }

  /** Where an event was read from. */
  Extent extent(Event event) {
    int start = event.getStartMark().map(mark -> source.offset(mark.getIndex())).orElse(0);
    int end = event.getEndMark().map(mark -> source.offset(mark.getIndex())).orElse(start);
    return new Extent(source, start, end);
  }

  /** Where the last event that was taken begins. */
  int offset() {
    return offset;
  }
}
