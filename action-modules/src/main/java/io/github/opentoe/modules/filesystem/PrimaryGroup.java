package io.github.opentoe.modules.filesystem;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.action.Command;
import io.github.opentoe.agent.action.CommandResult;
import io.github.opentoe.agent.action.CommandResult.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the primary group of a user (AM-55). Java has no way to ask the system for it: the list of
 * local users is read, and {@code id} asked for all others.
 *
 * @param accounts the list of local users
 */
record PrimaryGroup(Path accounts) {

  private static final Pattern COLON = Pattern.compile(":");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");
  private static final int NAME = 0;
  private static final int USER_ID = 2;
  private static final int GROUP_ID = 3;

  /** That of users of the machine that this process runs on. */
  static PrimaryGroup ofThisMachine() {
    return new PrimaryGroup(Path.of("/etc/passwd"));
  }

  /**
   * The id of the group.
   *
   * @param user a name, else an id
   */
  String of(String user, ActionContext context) throws IOException, InterruptedException {
    Optional<String> local = local(user);
    if (local.isPresent()) {
      return local.get();
    }
    CommandResult result = context.processes().run(Command.of(List.of("id", "-g", "--", user)));
    context.deadline().check();
    if (result.ending() == Ending.EXITED
        && result.exitCode() == 0
        && NUMBER.matcher(result.stdout()).matches()) {
      return result.stdout();
    }
    throw new FileFailure("cannot find the primary group of '" + user + "', give 'group'");
  }

  private Optional<String> local(String user) throws IOException {
    if (!Files.isReadable(accounts)) {
      return Optional.empty();
    }
    // Names are bytes, and so is everything else in that file.
    String name = new String(user.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    List<List<String>> users =
        Files.readAllLines(accounts, StandardCharsets.ISO_8859_1).stream()
            .map(line -> COLON.splitAsStream(line).toList())
            .filter(fields -> fields.size() > GROUP_ID)
            .toList();
    return first(users, fields -> fields.get(NAME).equals(name))
        .or(() -> first(users, fields -> isId(fields.get(USER_ID), name)));
  }

  private static boolean isId(String id, String text) {
    return NUMBER.matcher(text).matches() && id.equals(text.replaceFirst("^0+(?=.)", ""));
  }

  private static Optional<String> first(List<List<String>> users, Predicate<List<String>> which) {
    return users.stream().filter(which).map(fields -> fields.get(GROUP_ID)).findFirst();
  }
}
