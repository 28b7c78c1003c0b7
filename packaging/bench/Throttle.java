import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A TCP proxy on loopback that lets each connection have only so many bytes per second and
 * direction, as S3 does.
 *
 * <p>Run it with {@code java Throttle.java <target port> <bytes per second>}; it prints its own
 * port.
 */
public final class Throttle {

  private static final int SLICES = 50;

  private Throttle() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) throws IOException {
    int target = Integer.parseInt(arguments[0]);
    long rate = Long.parseLong(arguments[1]);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 256, loopback)) {
      System.out.println(server.getLocalPort());
      System.out.flush();
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        Socket behind = new Socket(loopback, target);
        behind.setTcpNoDelay(true);
        start(client, behind, rate);
        start(behind, client, rate);
      }
    }
  }

  private static void start(Socket from, Socket to, long rate) {
    Thread thread = new Thread(() -> copy(from, to, rate));
    thread.setDaemon(true);
    thread.start();
  }

  private static void copy(Socket from, Socket to, long rate) {
    byte[] piece = new byte[(int) Math.max(1024, Math.min(256 * 1024, rate / SLICES))];
    long free = System.nanoTime();
    try (from; to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        out.write(piece, 0, count);
        long now = System.nanoTime();
        free = Math.max(free, now) + count * 1_000_000_000L / rate;
        long ahead = (free - now) / 1_000_000 - 1000 / SLICES;
        if (ahead > 0) {
          Thread.sleep(ahead);
        }
      }
    } catch (IOException ended) {
      // One of both is gone, so both are.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
