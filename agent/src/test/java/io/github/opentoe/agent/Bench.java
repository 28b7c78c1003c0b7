package io.github.opentoe.agent;

import io.github.opentoe.agent.action.ActionModule;
import io.github.opentoe.agent.action.Platform;
import io.github.opentoe.agent.binding.ActionCatalog;
import io.github.opentoe.agent.report.RunEvent;
import io.github.opentoe.agent.report.RunReport;
import io.github.opentoe.agent.restart.Machine;
import io.github.opentoe.agent.restart.MachineRestart;
import io.github.opentoe.agent.testmodules.Act;
import io.github.opentoe.agent.testmodules.Call;
import io.github.opentoe.agent.testmodules.RunFile;
import io.github.opentoe.agent.testmodules.Say;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A place for runs that are cut off, with a machine of paper below it. */
final class Bench {

  final Act act = new Act();
  final Say say = new Say();
  final List<String> warnings = new ArrayList<>();

  /** What was said about how failed runs go on. */
  final List<String> resumed = new ArrayList<>();

  final Path folder;
  Duration patience = Duration.ofMinutes(1);

  Bench(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(machine("proc/sys/kernel/random"));
    Files.createDirectories(machine("proc/self"));
    Files.createDirectories(machine("proc/1"));
    Files.createDirectories(machine("bin"));
    Files.writeString(machine("proc/1/comm"), "systemd\n");
    restarted(1);
  }

  /** A file of the machine. */
  Path machine(String name) {
    return folder.resolve("machine").resolve(name);
  }

  /** The machine starts for the so-and-so-many-th time. */
  void restarted(int time) throws IOException {
    Files.writeString(machine("proc/sys/kernel/random/boot_id"), "boot-" + time + "\n");
  }

  /** A program of the machine: the only ones that a test can start. */
  void program(String name, String... lines) throws IOException {
    Path file = machine("bin").resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A document of one phase. */
  String document(String name, String... steps) throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("schemaVersion: 1.0", "phases:", "  - name: build", "    steps:"));
    for (String step : steps) {
      lines.add("      - " + step);
    }
    Files.write(folder.resolve(name), lines);
    return name;
  }

  static String act(String name, String text) {
    return "{name: " + name + ", action: Act, inputs: {text: '" + text + "'}}";
  }

  RunRequest.Builder request(String... documents) {
    RunRequest.Builder request =
        RunRequest.builder()
            .workingDirectory(folder)
            .environment(Map.of("PATH", machine("bin").toString()))
            .clock(act.mortal(Clock.systemUTC()))
            .stateDirectory(folder.resolve("state"))
            .logDirectory(folder.resolve("logs"))
            .listener(
                event -> {
                  if (event instanceof RunEvent.Warned warned) {
                    // What it finds depends on the machine that tests.
                    if (!warned.text().startsWith("Preflight: ")) {
                      warnings.add(warned.text());
                    }
                  } else if (event instanceof RunEvent.Resumed goesOn) {
                    resumed.add(goesOn.text());
                  }
                });
    for (String document : documents) {
      request.document(document);
    }
    return request;
  }

  RunReport run(RunRequest.Builder request) {
    return prepared(request.build()).run();
  }

  /** Goes on with what is in the state directory, as a person does. */
  RunReport resume() {
    return resume(request());
  }

  /** Goes on with what is in the state directory, as a person does. */
  RunReport resume(RunRequest.Builder request) {
    return prepared(request.build()).goingOn().run();
  }

  private AgentRun prepared(RunRequest request) {
    List<ActionModule<?>> modules = List.of(act, say, new Call(), new RunFile(act));
    Machine machine =
        new Machine(Platform.LINUX, machine(""), request.environment(), request.workingDirectory());
    return new AgentRun(new ActionCatalog(modules), request, new MachineRestart(machine), patience);
  }

  RunReport run(String... documents) {
    return run(request(documents));
  }

  /** Runs until the process is as good as killed. */
  void runKilled(String... documents) {
    runKilled(request(documents));
  }

  /** Runs until the process is as good as killed. */
  void runKilled(RunRequest.Builder request) {
    runKilled(() -> run(request));
  }

  /** Does something until the process is as good as killed. */
  void runKilled(Runnable work) {
    try {
      work.run();
    } catch (Act.Killed e) {
      act.revive();
      return;
    }
    throw new AssertionError("nothing killed the run");
  }

  Path logs() throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve("logs"))) {
      List<Path> found = folders.toList();
      if (found.size() != 1) {
        throw new AssertionError("log folders: " + found);
      }
      return found.get(0);
    }
  }

  /** The names of the copies of documents. */
  Set<String> copies() throws IOException {
    try (Stream<Path> files = Files.list(logs())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("D"))
          .collect(Collectors.toSet());
    }
  }

  /** Deletes a folder of files. */
  void clear(Path logs) throws IOException {
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(logs);
  }

  String console() throws IOException {
    return Files.readString(logs().resolve("console.log"));
  }

  /** The names of what lies in the state directory, without its lock. */
  List<String> state() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("state"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("lock"))
          .sorted()
          .toList();
    }
  }
}
