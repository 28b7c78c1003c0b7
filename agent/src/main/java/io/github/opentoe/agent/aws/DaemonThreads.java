package io.github.opentoe.agent.aws;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for calls that may hang: they keep no program alive and end when nobody needs them. */
final class DaemonThreads {

  private static final long IDLE_SECONDS = 5;

  private static final ExecutorService POOL =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          DaemonThreads::thread);

  private DaemonThreads() {}

  static ExecutorService pool() {
    return POOL;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "opentoe-aws");
    thread.setDaemon(true);
    return thread;
  }
}
