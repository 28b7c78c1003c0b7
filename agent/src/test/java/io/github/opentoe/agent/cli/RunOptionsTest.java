package io.github.opentoe.agent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.opentoe.agent.DocumentRequest;
import io.github.opentoe.agent.RunRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunOptionsTest {

  private final Program program;

  RunOptionsTest(@TempDir Path directory) {
    program = new Program(directory);
  }

  @Test
  void everyOptionReachesTheRequest() {
    RunRequest request =
        request(
            "--documents=a.yml,b.yml",
            "--phases=build,test",
            "--parameters=Tier=web,Hosts=a,b",
            "--execution-id=id-7",
            "--log-directory=logs",
            "--state-directory=/srv/state",
            "--blocked-action-modules=Reboot,UpdateOS",
            "--unknown-references=keep",
            "--reboot-mode=exit",
            "--wait-ready=600",
            "--document-s3-bucket-owner=123456789012",
            "--lenient-inputs");
    assertEquals(List.of(DocumentRequest.of("a.yml"), DocumentRequest.of("b.yml")), documents());
    assertEquals(Set.of("build", "test"), request.phases());
    assertEquals(Map.of("Tier", "web", "Hosts", "a,b"), request.parameters());
    assertEquals("id-7", request.executionId());
    assertEquals(Optional.of(program.directory.resolve("logs")), request.logDirectory());
    assertEquals(Optional.of(Path.of("/srv/state")), request.stateDirectory());
    assertEquals(Set.of("Reboot", "UpdateOS"), request.blockedActions());
    assertTrue(request.keepUnknownReferences());
    assertTrue(request.lenientInputs());
    assertEquals(Duration.ofMinutes(10), request.readyWait());
    assertEquals(program.directory, request.workingDirectory());
    assertEquals(program.environment, request.environment());
    assertTrue(request.trace().isEmpty());
    assertEquals("", program.err());
  }

  @Test
  void everySettingHasItsDefault() {
    RunRequest request = request("-d", "a.yml");
    assertEquals(Set.of(), request.phases());
    assertEquals(Map.of(), request.parameters());
    assertTrue(request.executionId().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    assertEquals(Optional.of(program.directory), request.logDirectory());
    assertEquals(Optional.of(Path.of("/var/lib/opentoe/state")), request.stateDirectory());
    assertFalse(request.keepUnknownReferences());
    assertFalse(request.lenientInputs());
    assertEquals(Duration.ZERO, request.readyWait());
  }

  @Test
  void CL2_shortNamesMeanTheSame() {
    RunRequest request =
        request("-d", "a.yml", "-p", "build", "-i", "x", "-l", "./logs", "-s", "state", "-t");
    assertEquals(Set.of("build"), request.phases());
    assertEquals("x", request.executionId());
    assertEquals(Optional.of(program.directory.resolve("logs")), request.logDirectory());
    assertEquals(Optional.of(program.directory.resolve("state")), request.stateDirectory());
    assertTrue(request.trace().isPresent());
  }

  @Test
  void CL2_flagsCanBeSwitchedOff() {
    assertTrue(request("-d", "a.yml", "--trace=false").trace().isEmpty());
    assertTrue(request("-d", "a.yml", "--trace=true").trace().isPresent());
    assertFalse(request("-d", "a.yml", "--lenient-inputs=false").lenientInputs());
  }

  @Test
  void CL3_theLastValueWinsButListsAreJoined() {
    RunRequest request =
        request(
            "-d",
            "a.yml",
            "-i",
            "one",
            "--document",
            "b.yml,c.yml",
            "-i",
            "two",
            "--parameters",
            "Tier=web,Zone=a",
            "--parameter",
            "Tier=db",
            "-d",
            "d.yml");
    assertEquals("two", request.executionId());
    assertEquals(
        List.of("a.yml", "b.yml", "c.yml", "d.yml"),
        documents().stream().map(DocumentRequest::source).toList());
    assertEquals(Map.of("Tier", "db", "Zone", "a"), request.parameters());
  }

  @Test
  void CL6_blanksAroundItemsAreTrimmedWithAWarning() {
    assertEquals(Set.of("build", "test"), request("-d", "a.yml", "-p", "build, test").phases());
    assertEquals("warning: --phases: the blanks around 'test' do not count\n", program.err());
  }

  @ParameterizedTest
  @CsvSource({"-d, 'a.yml,'", "-d, ',a.yml'", "-d, 'a.yml,,b.yml'", "-p, 'build, '", "-d, ','"})
  void CL6_emptyItemsAreErrors(String option, String list) {
    assertEquals(1, program.run("run", "-d", "a.yml", option, list));
    assertEquals("", program.out());
    assertTrue(program.err().contains("has an empty item."), program.err());
  }

  @Test
  void CL6_anEmptyListOfDocumentsRunsNothingWithAWarning() {
    assertEquals(List.of(), request("-d", "").documents());
    assertEquals("warning: --documents: the list is empty, so nothing runs\n", program.err());
  }

  @Test
  void CL9_neitherDocumentsNorConfigurationIsAnError() {
    refused("Specify --config or --documents.");
    refused("Specify --config or --documents.", "--config", "");
  }

  @Test
  void CL9_documentsBesideAConfigurationAreAnError() {
    program.file("run.json", "{\"documents\": [{\"path\": \"b.yml\"}]}");
    refused("Specify either --config or --documents, not both.", "-c", "run.json", "-d", "a.yml");
  }

  @Test
  void CL18_parametersBesideAConfigurationAreAnError() {
    program.file("run.json", "{\"documents\": [{\"path\": \"b.yml\"}]}");
    refused(
        "Specify either --config or --parameters, not both.",
        "-c",
        "run.json",
        "--parameters",
        "Tier=web");
  }

  @ParameterizedTest
  @CsvSource({
    "--log-s3-bucket-owner=123456789012, --log-s3-bucket-name",
    "--log-s3-key-prefix=x, --log-s3-bucket-name",
    "-k=x, --log-s3-bucket-name",
    "--cw-log-group=g, --cw-log-stream",
    "--cw-log-stream=s, --cw-log-group"
  })
  void CL10_optionsWithoutTheirCompanionAreErrors(String option, String companion) {
    String name = option.startsWith("-k") ? "--log-s3-key-prefix" : option.split("=", 2)[0];
    refused(name + ": has no effect without " + companion, "-d", "a.yml", option);
  }

  @ParameterizedTest
  @CsvSource({"--cw-log-region=eu-west-1", "--cw-ignore-failures"})
  void CL10_cloudWatchDetailsWithoutAGroupAreWarnings(String option) {
    assertEquals(0, program.run("run", "-d", "a.yml", option));
    String name = option.split("=", 2)[0];
    assertEquals("warning: " + name + ": has no effect without a log group\n", program.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--document-s3-bucket-owner, 12345678901",
    "--document-s3-bucket-owner, 1234567890123",
    "--document-s3-bucket-owner, 12345678901x",
    "--log-s3-bucket-owner, aws"
  })
  void CL11_ownersHave12Digits(String option, String owner) {
    refused(
        option + ": '" + owner + "' is no account id: those have 12 digits",
        "-d",
        "a.yml",
        "-b",
        "bucket",
        option,
        owner);
  }

  @Test
  void CL12_anEmptyPhaseListMeansAllPhases() {
    assertEquals(Set.of(), request("-d", "a.yml", "--phases", "").phases());
    assertEquals("", program.err());
  }

  @Test
  void CL13_theSameDocumentTwiceRunsTwice() {
    assertEquals(2, request("-d", "a.yml,a.yml").documents().size());
  }

  @Test
  void CL14_anEmptyValueIsAnError() {
    refused("--parameters: 'Opt=' has no value", "-d", "a.yml", "--parameters", "Opt=");
  }

  @Test
  void CL15_aNameTooShortIsWarnedAbout() {
    assertEquals(
        Map.of("Opt", "x,a=1"), request("-d", "a.yml", "--parameters", "Opt=x,a=1").parameters());
    assertTrue(program.err().startsWith("warning: --parameters: 'a=1' has a name of fewer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5", "100000"})
  void waitingIsInWholeSeconds(String text) {
    program.run("run", "-d", "a.yml", "--wait-ready=" + text);
    assertTrue(
        program.err().contains("--wait-ready: '" + text + "' is not a number of seconds"),
        program.err());
  }

  @ParameterizedTest
  @CsvSource({"--reboot-mode, exits, exit", "--unknown-references, keeps, keep"})
  void wordsOutOfAFewAreChecked(String option, String word, String nearest) {
    assertEquals(1, program.run("run", "-d", "a.yml", option, word));
    assertEquals("", program.out());
    assertTrue(program.err().startsWith("error: " + option + ": '" + word + "' is not one of "));
    assertTrue(program.err().contains("hint: Did you mean '" + nearest + "'?"), program.err());
  }

  @ParameterizedTest
  @CsvSource({"x/../../y", ".", "a/."})
  void EX47_dotSegmentsInAnIdAreErrors(String id) {
    assertEquals(1, program.run("run", "-d", "a.yml", "-i", id));
    assertEquals("", program.out());
    assertTrue(program.err().startsWith("error: --execution-id: "), program.err());
  }

  @Test
  void EX47_otherDotsAndSlashesAreFine() {
    assertEquals("x/y..z", request("-d", "a.yml", "-i", "x/y..z").executionId());
  }

  @Test
  void severalMistakesAreShownAtOnce() {
    program.run("run", "-d", "a,,b", "--parameters", "x", "--reboot-mode", "never", "-i", "..");
    assertEquals(4, program.err().lines().filter(line -> line.startsWith("error: ")).count());
  }

  private RunRequest request(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "run";
    System.arraycopy(options, 0, arguments, 1, options.length);
    program.agent.runs.clear();
    assertEquals(0, program.run(arguments), program.err());
    assertEquals(1, program.agent.runs.size());
    return program.agent.runs.get(0);
  }

  private List<DocumentRequest> documents() {
    return program.agent.runs.get(0).documents();
  }

  /** A usage error: on standard error only. */
  private void refused(String message, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "run";
    System.arraycopy(options, 0, arguments, 1, options.length);
    assertEquals(1, program.run(arguments));
    assertEquals("", program.out());
    assertEquals(
        "error: " + message + "\nTry 'opentoe run --help' for the options.\n", program.err());
    assertTrue(program.agent.runs.isEmpty());
  }
}
