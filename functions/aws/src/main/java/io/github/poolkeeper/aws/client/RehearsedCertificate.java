package io.github.poolkeeper.aws.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;

/// The certificate of a server that is only rehearsed, signed by itself, with the name that clients
/// check: an X.509 structure in DER (RFC 5280), since the JDK has no public way to make one.
final class RehearsedCertificate {
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

  private RehearsedCertificate() {}

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
