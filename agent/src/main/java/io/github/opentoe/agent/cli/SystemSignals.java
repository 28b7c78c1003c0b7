package io.github.opentoe.agent.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The signals of the system. They are caught through the module {@code jdk.unsupported}, by
 * reflection because nothing promises that it is there; without it a shutdown hook stands in.
 */
final class SystemSignals implements Signals {

  /** The closing of a terminal ends a run as well as Ctrl+C does; Windows knows no HUP. */
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  /** How long killing what still runs and writing the report may take. */
  private static final Duration MOMENT = Duration.ofSeconds(3);

  @Override
  public Watch watch(Runnable told) {
    try {
      return catching(told);
    } catch (ReflectiveOperationException e) {
      return hooking(told);
    }
  }

  @Override
  public void haltSoon() {
    try {
      Thread.sleep(MOMENT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    halt();
  }

  private static void halt() {
    Runtime.getRuntime().halt(ExitCode.FAILURE.code());
  }

  private static Watch catching(Runnable told) throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Method handle = signalType.getMethod("handle", signalType, handlerType);
    Object handler =
        Proxy.newProxyInstance(
            SystemSignals.class.getClassLoader(),
            new Class<?>[] {handlerType},
            (proxy, method, arguments) -> answer(told, proxy, method, arguments));
    Map<Object, Object> former = new LinkedHashMap<>();
    for (String name : NAMES) {
      try {
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        former.put(signal, handle.invoke(null, signal, handler));
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException)) {
          throw e;
        }
      }
    }
    return () -> former.forEach((signal, before) -> restore(handle, signal, before));
  }

  @SuppressWarnings("NullAway") // a proxy returns null for void
  private static Object answer(Runnable told, Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "handle" -> {
        told.run();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "signal handler";
    };
  }

  private static void restore(Method handle, Object signal, Object before) {
    try {
      handle.invoke(null, signal, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The hook holds the JVM until the run has ended, and then sets the exit code itself. */
  Watch hooking(Runnable told) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              told.run();
              awaitQuietly(ended);
              halt();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      ended.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        awaitQuietly(hook);
      }
    };
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
