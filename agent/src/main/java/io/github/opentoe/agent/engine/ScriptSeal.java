package io.github.opentoe.agent.engine;

import io.github.opentoe.agent.binding.InputField;
import io.github.opentoe.agent.binding.InputRecord;
import io.github.opentoe.agent.binding.InputTree;
import io.github.opentoe.agent.state.KeyedHash;
import io.github.opentoe.agent.state.RunStore;
import io.github.opentoe.agent.state.Salt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hashes the programs and scripts that a step runs, as they are when it runs them. */
final class ScriptSeal {

  /** Stands before the path in the name of a part; alone where nobody may see the path. */
  static final String FILE = "file ";

  /** Of a larger file size and time are looked at, not the content. */
  private static final long LARGEST = 16L * 1024 * 1024;

  private static final int PIECE = 64 * 1024;

  private ScriptSeal() {}

  /** Of all files that these inputs name. */
  static Map<String, String> of(InputRecord<?> record, List<InputTree> entries, RunContext run) {
    Map<String, String> parts = new HashMap<>();
    RunStore store = run.departure().store();
    if (!store.isKeeping()) {
      return parts;
    }
    for (InputField field : record.fields()) {
      for (InputTree entry : field.script() ? entries : List.<InputTree>of()) {
        if (entry instanceof InputTree.Keys keys && keys.entries().containsKey(field.key())) {
          add(keys.entries().get(field.key()).text(), run.surroundings(), store.salt(), parts);
        }
      }
    }
    return parts;
  }

  private static void add(
      String name, Surroundings surroundings, Salt salt, Map<String, String> parts) {
    try {
      Path given = surroundings.workingDirectory().resolve(name);
      Path file = name.contains("..") ? given : given.normalize();
      boolean isSecret = !surroundings.secrets().mask(file.toString()).equals(file.toString());
      of(file, salt).ifPresent(hash -> parts.put(isSecret ? FILE : FILE + file, hash));
    } catch (InvalidPathException e) {
      // It names no file; whether that is wrong is for the action to say.
    }
  }

  /** Of a file; empty where there is none, or none that can be read. */
  static Optional<String> of(Path file, Salt salt) {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      KeyedHash hash = salt.begin();
      long size = Files.size(file);
      if (size > LARGEST) {
        String facts = size + " " + Files.getLastModifiedTime(file);
        hash.add(facts.getBytes(StandardCharsets.UTF_8), 0, facts.length());
      } else {
        addContent(file, hash);
      }
      return Optional.of(Salt.end(hash));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void addContent(Path file, KeyedHash hash) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        hash.add(piece, 0, length);
      }
    }
  }
}
