package io.github.opentoe.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that the build makes for shells and for man, in the shells and man themselves. */
@DisabledOnOs(OS.WINDOWS)
class ShellFilesIT {

  private static final String BASH =
      """
      source "$1"
      shift
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      _opentoe
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  /** Types into a zsh as a person does, and prints the line as it is afterwards. */
  private static final String ZSH =
      """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "autoload -U compinit; compinit -D -u; source $1
        finish() { zle complete-word; print -r -- \\$BUFFER >$3; exit }
        zle -N finish; bindkey '^I' finish; echo REA''DY"
      while zpty -r shell line; do [[ $line == *READY* ]] && break; done
      zpty -w -n shell "$2"$'\\t'
      while zpty -r shell line; do :; done
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createFile(folder.resolve("app.yml"));
    Files.createFile(folder.resolve("base.yml"));
    Files.createDirectory(folder.resolve("apart"));
  }

  private static Path file(String name) {
    return Program.jar().resolveSibling("shell").resolve(name);
  }

  private static void assumeInstalled(String program) {
    boolean isThere =
        List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    assumeTrue(isThere, program + " is not installed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "opentoe|v|validate",
        "opentoe||run resume validate actions completion help",
        "opentoe run|--out|--output",
        "opentoe run --output||summary json",
        "opentoe run --output =|j|json",
        "opentoe run --report|ju|junit=",
        "opentoe run --report junit =|ap|app.yml apart",
        "opentoe run -d|ap|app.yml apart",
        "opentoe run -d|app.yml,b|app.yml,base.yml",
        "opentoe run --log-directory|a|apart",
        "opentoe run --phases|b|",
        "opentoe run --blocked-action-modules|Reb|Reboot",
        "opentoe run --blocked-action-modules|Reboot,Upd|Reboot,UpdateOS",
        "opentoe validate --os-platforms|linux,w|linux,windows",
        "opentoe actions|ExecuteB|ExecuteBash ExecuteBinary",
        "opentoe actions --output||text json",
        "opentoe completion||bash zsh",
        "awstoe help|r|resume run"
      })
  void bashCompletes(String before, String word, String expected) throws Exception {
    List<Object> call = new ArrayList<>(List.of("bash", "-c", BASH, "bash", file("opentoe.bash")));
    call.addAll(List.of(before.split(" ", -1)));
    call.add(word == null ? "" : word);
    Outcome outcome = Program.in(folder).run(call.toArray());
    Set<String> replies = new TreeSet<>(outcome.stdout().lines().toList());
    replies.remove("");
    Set<String> wanted =
        new TreeSet<>(expected == null ? List.of() : List.of(expected.split(" ", -1)));
    assertEquals(wanted, replies, outcome::toString);
    assertEquals("", outcome.stderr());
  }

  @ParameterizedTest
  @CsvSource({
    "opentoe run --output j, opentoe run --output json",
    "opentoe run --report junit=app, opentoe run --report junit=app.yml",
    "opentoe run --blocked-action-modules=Upd, opentoe run --blocked-action-modules=UpdateOS",
    "opentoe actions ExecuteBas, opentoe actions ExecuteBash",
    "opentoe val, opentoe validate"
  })
  void zshCompletes(String typed, String expected) throws Exception {
    assumeInstalled("zsh");
    Path script = Files.writeString(folder.resolve("type.zsh"), ZSH);
    Path line = folder.resolve("line");
    Program.in(folder).run("zsh", "-f", script, file("_opentoe"), typed, line);
    assertEquals(expected, Files.readString(line).strip().replaceFirst(",$", ""));
  }

  @Test
  void manShowsThePage() throws Exception {
    assumeInstalled("man");
    Outcome outcome =
        Program.in(folder)
            .with("MANWIDTH", 80)
            .with("LC_ALL", "C.UTF-8")
            .run("man", "--warnings", "-l", file("opentoe.1"));
    assertEquals("", outcome.stderr());
    assertTrue(outcome.stdout().contains("OPENTOE(1)"), outcome::toString);
    assertTrue(outcome.stdout().contains("--blocked-action-modules <list>"), outcome::toString);
    assertTrue(outcome.stdout().contains("'\"query=a,bee=c\",mode=x'"), outcome::toString);
  }

  @Test
  void mandocFindsNothingWrongWithThePage() throws Exception {
    assumeInstalled("mandoc");
    Outcome outcome = Program.in(folder).run("mandoc", "-Tlint", "-Wwarning", file("opentoe.1"));
    // A date would make each build another one.
    List<String> found =
        outcome.stdout().lines().filter(line -> !line.contains("missing date")).toList();
    assertEquals(List.of(), found);
  }
}
