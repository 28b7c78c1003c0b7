import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What mvnw cannot do in a shell everywhere: a download, a checksum, a zip. Run from its source. */
final class Fetch {

  private Fetch() {}

  public static void main(String[] arguments) throws Exception {
    try {
      if (arguments[0].equals("download")) {
        download(URI.create(arguments[1]), Path.of(arguments[2]));
      } else {
        Path zip = Path.of(arguments[1]);
        verify(zip, arguments[2]);
        install(zip, Path.of(arguments[3]), Path.of(arguments[4]));
      }
    } catch (IOException failure) {
      System.err.println("mvnw: " + failure);
      System.exit(1);
    }
  }

  private static void download(URI source, Path file) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) source.toURL().openConnection(proxyFor(source));
    connection.setConnectTimeout(30_000);
    connection.setReadTimeout(60_000);
    if (connection.getResponseCode() != 200) {
      throw new IOException(source + " answered " + connection.getResponseCode());
    }
    try (InputStream body = connection.getInputStream()) {
      Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Proxy proxyFor(URI source) {
    String proxy = variable(source.getScheme() + "_proxy");
    proxy = proxy.isEmpty() ? variable("all_proxy") : proxy;
    if (proxy.isEmpty() || isDirect(source.getHost())) {
      return Proxy.NO_PROXY;
    }
    URI address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
    int port = address.getPort() < 0 ? 80 : address.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.getHost(), port));
  }

  private static boolean isDirect(String host) {
    for (String entry : variable("no_proxy").split("[ ,]+")) {
      String suffix = entry.startsWith(".") ? entry.substring(1) : entry;
      if (entry.equals("*")
          || (!suffix.isEmpty() && (host.equals(suffix) || host.endsWith("." + suffix)))) {
        return true;
      }
    }
    return false;
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    value = value == null ? System.getenv(name.toUpperCase(Locale.ROOT)) : value;
    return value == null ? "" : value.trim();
  }

  private static void verify(Path zip, String expected) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(zip)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    String actual = HexFormat.of().formatHex(digest.digest());
    if (!actual.equals(expected)) {
      throw new IOException("the checksum is wrong: expected " + expected + ", found " + actual);
    }
  }

  /** Unpacks beside the target and renames: another mvnw sees a whole Maven or none. */
  private static void install(Path zip, Path work, Path target) throws IOException {
    Path unpacked = work.resolve("unpacked");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path path = unpacked.resolve(entry.getName()).normalize();
        if (!path.startsWith(unpacked)) {
          throw new IOException("the archive has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(in, path);
        }
      }
    }
    Path maven = unpacked.resolve(target.getFileName());
    maven.resolve("bin/mvn").toFile().setExecutable(true, false);
    try {
      Files.move(maven, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException taken) {
      if (!Files.isExecutable(target.resolve("bin/mvn"))) {
        throw taken;
      }
    }
  }
}
