package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.action.Cancellation;
import io.github.opentoe.agent.problem.SourceLocation;
import io.github.opentoe.agent.report.StepApproval.Answer;
import io.github.opentoe.agent.report.StepApproval.Question;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class StepQuestionsTest {

  private static final String SHOWN =
      "    build.One  ExecuteBash  app.yml:14\n    Run it? [Y]es, [n]o, [a]ll, [q]uit: ";

  private final Program program;
  private final Cancellation cancellation = new Cancellation();
  private int answered;

  StepQuestionsTest(@TempDir Path directory) {
    program = new Program(directory);
    program.errIsTerminal = true;
    program.environment.put("NO_COLOR", "1");
  }

  /** What a person types, a line for each time the program looks. */
  private static final class Typing extends InputStream {

    private final Deque<Byte> before = new ArrayDeque<>();
    private final Deque<Byte> left = new ArrayDeque<>();

    Typing(String early, String later) {
      put(early, before);
      put(later, left);
    }

    private static void put(String text, Deque<Byte> where) {
      for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
        where.add(one);
      }
    }

    @Override
    public int available() {
      return before.size();
    }

    @Override
    public int read() {
      Byte next = before.isEmpty() ? left.poll() : before.poll();
      return next == null ? -1 : next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int next = length > 0 ? read() : -1;
      if (next >= 0) {
        bytes[offset] = (byte) next;
      }
      return next < 0 ? -1 : 1;
    }
  }

  private StepQuestions questions(Screen screen) {
    return new StepQuestions(screen, program.surroundings(), cancellation, () -> answered++);
  }

  private StepQuestions questions() {
    return questions(screen(program.surroundings()));
  }

  private static Screen screen(Surroundings surroundings) {
    return new Screen(surroundings.err(), surroundings.canRewriteLines());
  }

  private static Question question(int depth) {
    return new Question(
        "app.yml", "build", "One", "ExecuteBash", new SourceLocation("app.yml", 14, 9), depth);
  }

  @ParameterizedTest
  @CsvSource({
    "'', RUN",
    "y, RUN",
    "YES, RUN",
    "' y ', RUN",
    "n, SKIP",
    "No, SKIP",
    "q, QUIT",
    "quit, QUIT"
  })
  void aLetterOrAWordIsAnAnswer(String typed, Answer answer) {
    program.in = new Typing("", typed + "\r\n");
    assertEquals(answer, questions().ask(question(0)));
    assertEquals(SHOWN, program.err());
    assertEquals(1, answered);
  }

  @ParameterizedTest
  @CsvSource({"a", "ALL"})
  void allMeansNoMoreQuestions(String typed) {
    program.in = new Typing("", typed + "\nn\n");
    StepQuestions questions = questions();
    assertEquals(Answer.RUN, questions.ask(question(0)));
    assertEquals(Answer.RUN, questions.ask(question(0)));
    assertEquals(SHOWN, program.err());
  }

  @Test
  void whatIsNoAnswerIsAskedAgain() {
    program.in = new Typing("", "what?\nn\n");
    assertEquals(Answer.SKIP, questions().ask(question(0)));
    assertEquals(SHOWN + "    Type y, n, a or q: ", program.err());
  }

  @Test
  void theEndOfTheInputQuits() {
    assertEquals(Answer.QUIT, questions().ask(question(0)));
    assertEquals(SHOWN + "\n", program.err());
  }

  @Test
  void whatWasTypedBeforeTheQuestionIsNoAnswer() {
    program.in = new Typing("\n\ny\n", "n\n");
    assertEquals(Answer.SKIP, questions().ask(question(0)));
  }

  @Test
  void stepsOfNestedDocumentsStandFurtherIn() {
    program.in = new Typing("", "y\n");
    questions().ask(question(1));
    assertTrue(program.err().startsWith("        build.One  "), program.err());
  }

  @Test
  void aCancelEndsTheWaiting() throws IOException, InterruptedException {
    try (PipedOutputStream silent = new PipedOutputStream()) {
      program.in = new PipedInputStream(silent);
      Thread signal = new Thread(cancellation::cancel);
      signal.start();
      assertEquals(Answer.QUIT, questions().ask(question(0)));
      signal.join();
    }
  }

  @Test
  void nothingIsWrittenOverAQuestion() {
    program.in = new Typing("", "y\n");
    Screen screen = screen(program.surroundings());
    screen.showLive("spinner");
    screen.ask("Run it? ");
    screen.showLive("spinner");
    screen.print("cancelling\n");
    String shown = program.err();
    assertTrue(shown.endsWith("\r\u001b[2KRun it? \ncancelling\n"), shown.replace('\u001b', '^'));
    screen.showLive("again");
    assertTrue(program.err().endsWith("again\u001b[?7h"), program.err());
  }

  @Test
  void theRequestAsksWhereAPersonWantsThat() {
    program.inIsTerminal = true;
    program.agent.running =
        request -> {
          Answer answer = request.approval().orElseThrow().ask(question(0));
          return Reports.success(answer.name().toLowerCase(Locale.ROOT));
        };
    for (List<String> options : List.of(List.of("--step"), List.of("--step", "--trace"))) {
      program.in = new Typing("", "n\n");
      String[] arguments =
          Stream.concat(Stream.of("run", "-d", "a.yml"), options.stream()).toArray(String[]::new);
      assertEquals(0, program.run(arguments));
      assertEquals("skip", program.json().get("executionId").asText());
      assertTrue(program.err().contains(SHOWN), program.err());
    }
  }
}
