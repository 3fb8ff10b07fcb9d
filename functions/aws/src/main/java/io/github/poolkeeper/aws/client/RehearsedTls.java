package io.github.poolkeeper.aws.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/// TLS without a network: a client and a server of this process shake hands and say a word to each
/// other, in memory. A third of a first call to AWS is the JDK's TLS, loaded and not yet compiled.
/// Keys, certificate and sessions are made for the purpose and thrown away.
public final class RehearsedTls {
  private static final int HANDSHAKES = 30;
  private static final String SERVER = "rehearsal.invalid";
  private static final char[] PASSWORD = "rehearsal".toCharArray();
  private static final byte[] WORD = {1};

  private final ByteBuffer toServer;
  private final ByteBuffer toClient;
  private final ByteBuffer arrived;

  private RehearsedTls(SSLEngine engine) {
    this.toServer = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    this.toClient = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    this.arrived = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
  }

  /// Until its code is compiled.
  public static void run() throws GeneralSecurityException, IOException {
    run(HANDSHAKES);
  }

  /// Until its classes are loaded.
  static void runOnce() throws GeneralSecurityException, IOException {
    run(1);
  }

  private static void run(int handshakes) throws GeneralSecurityException, IOException {
    stopBeforeConnecting();
    KeyStore store = store();
    for (int i = 0; i < handshakes; i++) {
      SSLEngine client = client(store).createSSLEngine(SERVER, 443);
      client.setUseClientMode(true);
      checkServerName(client);
      SSLEngine server = server(store).createSSLEngine();
      server.setUseClientMode(false);
      new RehearsedTls(client).talk(client, server);
    }
  }

  /// What comes before TLS in a call: all but the connection.
  private static void stopBeforeConnecting() throws IOException {
    URI nowhere = URI.create("https://" + SERVER + "/");
    URLConnection call = nowhere.toURL().openConnection();
    call.setRequestProperty("Host", SERVER);
  }

  /// As HTTPS does. The JDK reads all the authorities that it brings when it first checks a name.
  private static void checkServerName(SSLEngine client) {
    SSLParameters parameters = client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    client.setSSLParameters(parameters);
  }

  /// Until the word has arrived, which takes the handshake.
  private void talk(SSLEngine client, SSLEngine server) throws IOException {
    for (int turn = 0; arrived.position() == 0; turn++) {
      if (turn > 100) {
        throw new IOException("expected the handshake to end, met " + client.getHandshakeStatus());
      }
      send(client, ByteBuffer.wrap(WORD), toServer);
      receive(server, toServer);
      send(server, ByteBuffer.allocate(0), toClient);
      receive(client, toClient);
    }
  }

  private static void send(SSLEngine from, ByteBuffer word, ByteBuffer wire) throws IOException {
    from.wrap(word, wire);
    runTasks(from);
  }

  private void receive(SSLEngine to, ByteBuffer wire) throws IOException {
    wire.flip();
    to.unwrap(wire, arrived);
    runTasks(to);
    wire.compact();
  }

  private static void runTasks(SSLEngine engine) {
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      engine.getDelegatedTask().run();
    }
  }

  private static KeyStore store() throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    Certificate certificate = RehearsedCertificate.of(keys, SERVER);
    // The usual PKCS12 would derive a key from the password, ten thousand rounds at a time.
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, PASSWORD);
    store.setKeyEntry("key", keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
    store.setCertificateEntry("trusted", certificate);
    return store;
  }

  private static SSLContext client(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static SSLContext server(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
