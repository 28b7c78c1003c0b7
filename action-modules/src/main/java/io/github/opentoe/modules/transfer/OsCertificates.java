package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.Platform;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The certificates that the operating system trusts at this moment (WEB-14). */
final class OsCertificates {

  private static final List<String> BUNDLES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/pki/tls/cacert.pem",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/ssl/cert.pem");
  private static final List<String> FOLDERS = List.of("/etc/ssl/certs", "/etc/pki/tls/certs");
  private static final List<String> WINDOWS_STORES =
      List.of("Windows-ROOT-LOCALMACHINE", "Windows-ROOT");
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

  private OsCertificates() {}

  /** A store of them; empty where there are none. */
  static KeyStore load(Platform platform, Map<String, String> environment)
      throws GeneralSecurityException, IOException {
    if (platform == Platform.WINDOWS) {
      return loadWindows();
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : read(files(environment))) {
      store.setCertificateEntry(String.valueOf(number++), certificate);
    }
    return store;
  }

  private static KeyStore loadWindows() throws GeneralSecurityException, IOException {
    GeneralSecurityException missing = new GeneralSecurityException("no store");
    for (String name : WINDOWS_STORES) {
      try {
        KeyStore store = KeyStore.getInstance(name);
        store.load(null, null);
        return store;
      } catch (GeneralSecurityException unknown) {
        missing = unknown;
      }
    }
    throw missing;
  }

  private static Set<Path> files(Map<String, String> environment) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    String file = environment.getOrDefault("SSL_CERT_FILE", "");
    Stream<String> bundles = file.isEmpty() ? BUNDLES.stream() : Stream.of(file);
    Optional<Path> bundle = bundles.map(Path::of).filter(Files::isReadable).findFirst();
    bundle.ifPresent(files::add);
    String folders = environment.getOrDefault("SSL_CERT_DIR", "");
    if (!folders.isEmpty()) {
      addFiles(List.of(folders.split(File.pathSeparator, -1)), files);
    } else if (bundle.isEmpty()) {
      addFiles(FOLDERS, files);
    }
    return files;
  }

  private static void addFiles(List<String> folders, Set<Path> files) throws IOException {
    for (String folder : folders) {
      if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of(folder))) {
          entries.forEach(files::add);
        }
      }
    }
  }

  private static Set<Certificate> read(Set<Path> files) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    Set<Certificate> certificates = new LinkedHashSet<>();
    for (Path file : files) {
      Matcher blocks = BLOCK.matcher(text(file));
      while (blocks.find()) {
        try {
          byte[] bytes = Base64.getMimeDecoder().decode(blocks.group(1));
          certificates.add(factory.generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (CertificateException | IllegalArgumentException malformed) {
          // One broken entry must not make the others useless.
        }
      }
    }
    return certificates;
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
