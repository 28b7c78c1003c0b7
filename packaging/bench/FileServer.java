import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Serves one file over HTTP on loopback, without copying it.
 *
 * <p>Run it with {@code java FileServer.java <file>}; it prints its port.
 */
public final class FileServer {

  private FileServer() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      System.out.println(server.socket().getLocalPort());
      System.out.flush();
      while (true) {
        SocketChannel client = server.accept();
        Thread thread = new Thread(() -> answer(client, Path.of(arguments[0])));
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private static void answer(SocketChannel client, Path path) {
    try (client;
        FileChannel file = FileChannel.open(path)) {
      ByteBuffer request = ByteBuffer.allocate(16 * 1024);
      String head = "";
      while (!head.contains("\r\n\r\n")) {
        if (client.read(request) < 0) {
          return;
        }
        head = new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII);
      }
      long size = file.size();
      String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\nConnection: close\r\n\r\n";
      client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
      long sent = 0;
      while (sent < size) {
        sent += file.transferTo(sent, size - sent, client);
      }
    } catch (IOException gone) {
      // The client has had enough.
    }
  }
}
