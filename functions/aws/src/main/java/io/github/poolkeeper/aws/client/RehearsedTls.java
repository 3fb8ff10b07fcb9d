package io.github.poolkeeper.aws.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
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
    stopBeforeConnecting();
    KeyStore store = store();
    for (int i = 0; i < HANDSHAKES; i++) {
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
    Certificate certificate = SelfSigned.of(keys, SERVER);
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

  /// A server's certificate, with the name that clients check: an X.509 structure in DER
  /// (RFC 5280), since the JDK has no public way to make one.
  static final class SelfSigned {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int UTF_8_STRING = 0x0C;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int DNS_NAME = 0x82;
    private static final int VERSION = 0xA0;
    private static final int EXTENSIONS = 0xA3;
    private static final byte[] ECDSA_WITH_SHA256 = hex("06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = hex("0603550403");
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = hex("0603551d11");

    private SelfSigned() {}

    static Certificate of(KeyPair keys, String server) throws GeneralSecurityException {
      byte[] algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
      byte[] signed = signed(keys, server.getBytes(US_ASCII), algorithm);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed);
      byte[] bits = der(BIT_STRING, new byte[1], signature.sign());
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der(SEQUENCE, signed, algorithm, bits)));
    }

    private static byte[] signed(KeyPair keys, byte[] server, byte[] algorithm) {
      byte[] commonName = der(UTF_8_STRING, server);
      byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, commonName)));
      byte[] names = der(OCTET_STRING, der(SEQUENCE, der(DNS_NAME, server)));
      byte[] validity = der(SEQUENCE, time("200101000000Z"), time("491231235959Z"));
      return der(
          SEQUENCE,
          der(VERSION, der(INTEGER, new byte[] {2})),
          der(INTEGER, new byte[] {1}),
          algorithm,
          name,
          validity,
          name,
          keys.getPublic().getEncoded(),
          der(EXTENSIONS, der(SEQUENCE, der(SEQUENCE, SUBJECT_ALTERNATIVE_NAME, names))));
    }

    private static byte[] time(String text) {
      return der(UTC_TIME, text.getBytes(US_ASCII));
    }

    /// Tag, length and contents; a length over 127 takes one or two octets more.
    private static byte[] der(int tag, byte[]... parts) {
      ByteArrayOutputStream contents = new ByteArrayOutputStream();
      for (byte[] part : parts) {
        contents.writeBytes(part);
      }
      int length = contents.size();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(tag);
      if (length > 0x7F) {
        out.write(length > 0xFF ? 0x82 : 0x81);
      }
      if (length > 0xFF) {
        out.write(length >> 8);
      }
      out.write(length);
      out.writeBytes(contents.toByteArray());
      return out.toByteArray();
    }

    private static byte[] hex(String digits) {
      return HexFormat.of().parseHex(digits);
    }
  }
}
