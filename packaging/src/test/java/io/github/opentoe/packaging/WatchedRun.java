package io.github.opentoe.packaging;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import io.github.opentoe.packaging.Program.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The built program under a debugger, which stops it whenever it writes state: the program knows
 * nothing of that, and can be killed while it stands still.
 */
final class WatchedRun {

  /** Where a program stands. */
  enum Moment {
    /** It is about to make the first file. */
    BEGIN("StateFiles", "create", false),
    /** It is about to add a line, or to fill a new file under its temporary name. */
    EMPTY("StateFile", "write", false),
    /** The line is there, or the file under its temporary name. */
    WRITTEN("StateFile", "write", true),
    /** A name is changed: the new file has it, or the deleted one has it no more. */
    NAMED("StateFile", "forceFolder", false),
    /** It is about to delete a file. */
    DELETE("StateFile", "delete", false);

    private static final String PACKAGE = "io.github.opentoe.agent.state.";

    private final String className;
    private final String method;
    private final boolean isAtEnd;

    Moment(String className, String method, boolean isAtEnd) {
      this.className = PACKAGE + className;
      this.method = method;
      this.isAtEnd = isAtEnd;
    }
  }

  private static final String MOMENT = "moment";
  private static final byte RETURN = (byte) 0xb1;
  private static final int LONGEST_MILLIS = 120_000;

  private final VirtualMachine machine;
  private final Program.Running program;
  private final Look watcher;
  private final int last;
  private final List<Moment> moments = new ArrayList<>();

  private WatchedRun(VirtualMachine machine, Program.Running program, Look watcher, int last) {
    this.machine = machine;
    this.program = program;
    this.watcher = watcher;
    this.last = last;
  }

  /** Looks around while the program stands still. */
  @FunctionalInterface
  interface Look {
    void around() throws IOException;
  }

  /** What became of a program, and where it stood on its way. */
  record End(Outcome outcome, List<Moment> moments) {}

  /** Runs to the end; the watcher may look around at every moment. */
  static End toTheEnd(Program program, List<String> arguments, Look watcher) throws Exception {
    return watch(program, arguments, watcher, Integer.MAX_VALUE);
  }

  /** Runs to the so-and-so-many-th moment, from 1, and kills it there. */
  static End killed(Program program, List<String> arguments, int last) throws Exception {
    return watch(program, arguments, () -> {}, last);
  }

  private static End watch(Program program, List<String> arguments, Look watcher, int last)
      throws Exception {
    WatchedRun run = started(program, arguments, watcher, last);
    try {
      return run.follow();
    } finally {
      run.program.process().destroyForcibly();
    }
  }

  /** One start at a time: the JVM's one connector for all keeps its listeners in a plain map. */
  private static synchronized WatchedRun started(
      Program program, List<String> arguments, Look watcher, int last) throws Exception {
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(one -> one.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> settings = connector.defaultArguments();
    settings.get("localAddress").setValue("127.0.0.1");
    settings.get("timeout").setValue(Integer.toString(LONGEST_MILLIS));
    String address = connector.startListening(settings);
    try {
      Program.Running running = program.start(command(address, arguments));
      return new WatchedRun(accepted(connector, settings, running), running, watcher, last);
    } finally {
      connector.stopListening(settings);
    }
  }

  private static Object[] command(String address, List<String> arguments) {
    return java(
        "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address, arguments);
  }

  /** The command that starts the program as quickly as can be. */
  static Object[] java(String option, List<String> arguments) {
    List<Object> command = new ArrayList<>();
    command.add(Program.javaHome().resolve("bin/java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", option));
    command.addAll(List.of("-jar", Program.jar()));
    command.addAll(arguments);
    return command.toArray();
  }

  private static VirtualMachine accepted(
      ListeningConnector connector,
      Map<String, Connector.Argument> settings,
      Program.Running running)
      throws IOException, IllegalConnectorArgumentsException {
    try {
      return connector.accept(settings);
    } catch (IOException e) {
      running.process().destroyForcibly();
      throw e;
    }
  }

  private End follow() throws Exception {
    for (Moment moment : Moment.values()) {
      ClassPrepareRequest loaded = machine.eventRequestManager().createClassPrepareRequest();
      loaded.addClassFilter(moment.className);
      loaded.putProperty(MOMENT, moment);
      loaded.enable();
    }
    machine.resume();
    boolean goesOn = true;
    while (goesOn) {
      EventSet events = machine.eventQueue().remove(LONGEST_MILLIS);
      if (events == null) {
        throw new AssertionError("stands still for " + LONGEST_MILLIS + " ms");
      }
      for (Event event : events) {
        goesOn &= goesOnAfter(event);
      }
      if (goesOn) {
        events.resume();
      }
    }
    program.process().waitFor(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
    return new End(program.join(), moments);
  }

  private boolean goesOnAfter(Event event) throws IOException {
    if (event instanceof VMDisconnectEvent) {
      return false;
    }
    if (event instanceof ClassPrepareEvent loaded) {
      stopAt((Moment) loaded.request().getProperty(MOMENT), loaded.referenceType());
    } else if (event instanceof BreakpointEvent reached) {
      Moment moment = (Moment) reached.request().getProperty(MOMENT);
      moments.add(moment);
      watcher.around();
      if (moments.size() == last) {
        program.process().destroyForcibly();
        return false;
      }
    }
    return true;
  }

  private void stopAt(Moment moment, ReferenceType type) {
    List<Method> methods = type.methodsByName(moment.method);
    if (methods.size() != 1) {
      throw new AssertionError(moment + ": " + methods);
    }
    Method method = methods.get(0);
    byte[] code = method.bytecodes();
    int end = code.length - 1;
    if (moment.isAtEnd && code[end] != RETURN) {
      throw new AssertionError(method + " does not end by returning");
    }
    Location place = moment.isAtEnd ? method.locationOfCodeIndex(end) : method.location();
    BreakpointRequest stop = machine.eventRequestManager().createBreakpointRequest(place);
    stop.putProperty(MOMENT, moment);
    stop.enable();
  }
}
