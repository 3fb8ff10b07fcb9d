package io.github.poolkeeper.local.signature;

/// What a signature is good for: one day, one Region, one service.
///
/// @param date `20261126`
/// @param service as its endpoint signs, `execute-api`
public record CredentialScope(String date, String region, String service) {
  static final String TERMINATOR = "aws4_request";

  String text() {
    return String.join("/", date, region, service, TERMINATOR);
  }
}
