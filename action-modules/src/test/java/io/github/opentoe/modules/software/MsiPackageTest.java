package io.github.opentoe.modules.software;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.opentoe.agent.action.ActionResult;
import io.github.opentoe.agent.action.Deadline;
import io.github.opentoe.agent.action.ObjectAddress;
import io.github.opentoe.agent.action.ObjectStore;
import io.github.opentoe.agent.action.ObjectStoreException;
import io.github.opentoe.agent.action.ObjectStoreException.Kind;
import io.github.opentoe.agent.action.StoredObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class MsiPackageTest {

  private final MsiFixture msi;

  MsiPackageTest() throws Exception {
    msi = new MsiFixture();
  }

  /** One object, and nothing else. */
  private static final class OneObject implements ObjectStore {

    @Override
    public StoredObject describe(ObjectAddress object, Deadline deadline)
        throws ObjectStoreException {
      if (!object.equals(new ObjectAddress("my-bucket", "p/agent.msi", Optional.empty()))) {
        throw new ObjectStoreException(Kind.NO_SUCH_OBJECT, "no such object: " + object);
      }
      return new StoredObject(object, 3, "tag");
    }

    @Override
    public List<StoredObject> list(ObjectAddress prefix, int most, Deadline deadline) {
      throw new AssertionError("one object needs no list");
    }

    @Override
    public void download(StoredObject object, Path file, Deadline deadline, LongConsumer progress) {
      try {
        assertEquals(0, Files.size(file));
        Files.writeString(file, "msi");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    @Override
    public void upload(Path file, ObjectAddress to, Deadline deadline, LongConsumer progress) {
      throw new AssertionError("nothing is uploaded");
    }
  }

  @Test
  void MSI1_packagesInS3KeepTheirNameAndAreDeletedAfterwards() throws Exception {
    msi.context.store = Optional.of(new OneObject());
    assertTrue(msi.install("s3://my-bucket/p/agent.msi").isSuccess());
    assertEquals("/i \"C:\\AWSTOE1\\agent.msi\" /qn REBOOT=ReallySuppress", msi.line());
    assertEquals(List.of(true, true), msi.sawPackage);
    assertFalse(Files.exists(msi.path(MsiFixture.FOLDER)));
  }

  @Test
  void MSI1_failuresOfS3ArePassedOn() throws Exception {
    msi.context.store = Optional.of(new OneObject());
    assertEquals(
        ActionResult.failed("no such object: s3://my-bucket/other.msi"),
        msi.install("s3://my-bucket/other.msi"));
    assertEquals(List.of(), msi.context.commands);
  }

  @Test
  void MSI1_keysWithoutAUsableNameAreRefused() throws Exception {
    msi.context.store = Optional.of(new OneObject());
    for (String key : List.of("p/", "p/con.msi", "p/a:b.msi")) {
      assertEquals(
          ActionResult.failed("cannot derive a file name from s3://my-bucket/" + key),
          msi.install("s3://my-bucket/" + key));
    }
  }

  @Test
  void MSI1_packagesOnTheWebFollowTheRulesOfWebDownload() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/agent.msi",
        exchange -> {
          exchange.sendResponseHeaders(200, 3);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(new byte[] {1, 2, 3});
          }
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort();
      assertTrue(msi.install(address + "/agent.msi?x=1").isSuccess());
      assertEquals("/i \"C:\\AWSTOE1\\agent.msi\" /qn REBOOT=ReallySuppress", msi.line());
      assertEquals(List.of(true, true), msi.sawPackage);
      assertFalse(Files.exists(msi.path(MsiFixture.FOLDER)));
      assertEquals(
          ActionResult.failed("unexpected status 404 Not Found: " + address + "/no.msi"),
          msi.install(address + "/no.msi"));
    } finally {
      server.stop(0);
    }
  }
}
