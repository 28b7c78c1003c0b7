package io.github.opentoe.modules.transfer;

import io.github.opentoe.agent.action.ActionContext;
import io.github.opentoe.agent.problem.OsReason;
import io.github.opentoe.modules.transfer.TransferFailure.Kind;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Encrypts connections and decides whose certificates are accepted (WEB-14, WEB-15). */
final class Tls {

  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final ActionContext context;
  private final boolean acceptsAll;
  private Optional<SSLSocketFactory> sockets = Optional.empty();

  Tls(ActionContext context, boolean acceptsAll) {
    this.context = context;
    this.acceptsAll = acceptsAll;
  }

  /** An encrypted connection over a plain one, after the handshake. */
  Socket over(Socket plain, WebUrl url) throws IOException {
    SSLSocketFactory factory = sockets.isPresent() ? sockets.get() : createFactory();
    sockets = Optional.of(factory);
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, url.host(), url.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(VERSIONS);
    if (!acceptsAll) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    socket.setSSLParameters(parameters);
    try {
      socket.startHandshake();
    } catch (SSLException failure) {
      throw explained(failure, url);
    }
    return socket;
  }

  private SSLSocketFactory createFactory() throws IOException {
    try {
      TrustManager[] trust = acceptsAll ? new TrustManager[] {new AcceptAll()} : osTrust();
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust, null);
      return tls.getSocketFactory();
    } catch (GeneralSecurityException failure) {
      throw new IOException("cannot read the certificates of the operating system", failure);
    }
  }

  private TrustManager[] osTrust() throws GeneralSecurityException, IOException {
    KeyStore store = OsCertificates.load(context.platform(), context.environment());
    if (store.size() == 0) {
      throw new TransferFailure(
          Kind.FINAL, "the operating system has no certificates to check servers against");
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static IOException explained(SSLException failure, WebUrl url) {
    List<Throwable> causes = causes(failure);
    Optional<String> reason = refusal(causes);
    if (reason.isPresent()) {
      return new TransferFailure(
          Kind.FINAL, "certificate of " + url.host() + " was not accepted: " + reason.get());
    }
    boolean interrupted =
        causes.stream()
            .anyMatch(cause -> cause instanceof IOException && !(cause instanceof SSLException));
    return interrupted
        ? failure
        : new TransferFailure(
            Kind.FINAL, "cannot encrypt the connection: " + url + ": " + OsReason.of(failure));
  }

  private static List<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10).toList();
  }

  /** Why a certificate was refused; empty if that is not what happened. */
  private static Optional<String> refusal(List<Throwable> causes) {
    Optional<String> reason = Optional.empty();
    for (Throwable cause : causes) {
      if (cause instanceof CertificateExpiredException) {
        return Optional.of("it has expired");
      }
      if (cause instanceof CertificateNotYetValidException) {
        return Optional.of("it is not valid yet");
      }
      if (cause instanceof CertPathBuilderException) {
        return Optional.of("no trusted authority has signed it");
      }
      if (cause instanceof GeneralSecurityException) {
        String text = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        reason = Optional.of(text);
      }
    }
    return reason;
  }

  /**
   * Checks nothing; being an extended one, it also keeps the name of the host from being checked.
   */
  private static final class AcceptAll extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
