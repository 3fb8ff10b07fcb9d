package io.github.poolkeeper.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsedTlsTest {
  /// Names of hosts, in `GeneralName` (RFC 5280, 4.2.1.6).
  private static final int DNS_NAME = 2;

  @Test
  void certificateIsSignedByItselfForTheServersName() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();

    X509Certificate certificate =
        (X509Certificate) RehearsedTls.SelfSigned.of(keys, "server.invalid");

    certificate.verify(keys.getPublic());
    certificate.checkValidity();
    assertThat(List.copyOf(certificate.getSubjectAlternativeNames()))
        .isEqualTo(List.of(List.of(DNS_NAME, "server.invalid")));
    assertThat(certificate.getSubjectX500Principal())
        .isEqualTo(certificate.getIssuerX500Principal());
  }
}
